// Bundles each area of web/ into the wwwroot of the project that serves it.
// Entries are found by convention: every .css and .ts directly inside an area becomes
// dist/<name>.css or dist/<name>.js; parts live in subfolders; static/ is copied as it is.
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';

const root = path.dirname(fileURLToPath(import.meta.url));

// A new area needs one line here and a folder of the same name.
const areas = {
  console: '../src/Haechi.Console/wwwroot/dist',
  chat: '../src/modules/Haechi.CitizenServices/wwwroot/dist',
  traffic: '../src/modules/Haechi.Traffic/wwwroot/dist',
  safety: '../src/modules/Haechi.OnlineSafety/wwwroot/dist',
};

const names = async (folder) => {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
};

// KRDS ships some 700 custom properties; a page needs those that its rules reach.
const dropUnusedTokens = async (file) => {
  const css = await readFile(file, 'utf8');
  const values = new Map();
  for (const [, name, value] of css.matchAll(/(--krds-[\w-]+):([^;}]+)/g)) values.set(name, value);
  const reached = new Set();
  const reach = (text) => {
    for (const [, name] of text.matchAll(/var\((--krds-[\w-]+)/g)) {
      if (reached.has(name)) continue;
      reached.add(name);
      reach(values.get(name) ?? '');
    }
  };
  reach(css.replace(/--krds-[\w-]+:[^;}]+;?/g, ''));
  await writeFile(file, css.replace(/(--krds-[\w-]+):[^;}]+;?/g, (rule, name) => (reached.has(name) ? rule : '')));
};

const pruneTokens = {
  name: 'drop-unused-tokens',
  setup(plugin) {
    plugin.onEnd(async ({ metafile }) => {
      const sheets = Object.keys(metafile?.outputs ?? {}).filter((name) => name.endsWith('.css'));
      await Promise.all(sheets.map((name) => dropUnusedTokens(path.resolve(root, name))));
    });
  },
};

const options = (entryPoints, outdir) => ({
  absWorkingDir: root,
  entryPoints,
  outdir,
  bundle: true,
  minify: true,
  sourcemap: false,
  metafile: true,
  format: 'esm',
  target: ['chrome123', 'firefox121', 'safari17.5'],
  loader: { '.woff2': 'file' },
  assetNames: 'fonts/[name]',
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [pruneTokens],
});

const watching = process.argv.includes('--watch');

for (const [area, target] of Object.entries(areas)) {
  const source = path.join(root, area);
  const outdir = path.resolve(root, target);
  const found = await names(source);
  const entries = found
    .filter((entry) => entry.isFile() && /\.(css|ts)$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => path.join(source, entry.name));
  await rm(outdir, { recursive: true, force: true });
  await mkdir(outdir, { recursive: true });
  if (found.some((entry) => entry.isDirectory() && entry.name === 'static')) {
    await cp(path.join(source, 'static'), outdir, { recursive: true });
  }
  if (entries.length === 0) continue;
  if (watching) {
    await (await context(options(entries, outdir))).watch();
    continue;
  }
  const { metafile } = await build(options(entries, outdir));
  const bytes = Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0);
  console.log(`${area}: ${entries.length} entries, ${Math.round(bytes / 1024)} KB`);
}
