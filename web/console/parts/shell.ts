// Theme switch, navigation drawer, menus, copying, printing, closing toasts.

declare global {
  interface Window {
    Blazor?: { navigateTo?: (address: string) => void; reconnect?: () => Promise<boolean> };
  }
}

const year = 60 * 60 * 24 * 365;

function switchTheme(): void {
  const root = document.documentElement;
  const dark = root.dataset.theme
    ? root.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  const next = dark ? 'light' : 'dark';
  root.dataset.theme = next;
  document.cookie = `haechi.theme=${next};path=/;max-age=${year};samesite=lax`;
}

function setDrawer(open: boolean): void {
  const root = document.documentElement;
  if (open) root.dataset.nav = 'open';
  else delete root.dataset.nav;
  document.querySelector('[data-nav-toggle]')?.setAttribute('aria-expanded', String(open));
}

async function copy(button: HTMLElement): Promise<void> {
  const text = button.dataset.copy ?? '';
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    return; // without a secure context the browser refuses; the text stays selectable
  }
  const said = button.querySelector('[data-copied]');
  if (said) said.textContent = button.dataset.copiedText ?? '';
  setTimeout(() => {
    if (said) said.textContent = '';
  }, 2000);
}

export function listenToShell(): void {
  document.addEventListener('click', (event) => {
    const target = event.target as Element;
    const find = (selector: string) => target.closest<HTMLElement>(selector);
    const copied = find('[data-copy]');
    if (find('[data-theme-toggle]')) {
      event.preventDefault();
      switchTheme();
    } else if (find('[data-nav-toggle]')) {
      setDrawer(document.documentElement.dataset.nav !== 'open');
    } else if (find('.hc-nav a, .hc-nav-veil')) {
      setDrawer(false);
    } else if (copied) {
      void copy(copied);
    } else if (find('[data-print]')) {
      window.print();
    } else if (find('[data-reconnect]')) {
      void window.Blazor?.reconnect?.().then((back) => back || location.reload());
    } else if (find('[data-reload]')) {
      location.reload();
    }
    for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.hc-menu[open]')) {
      if (!menu.contains(target) || target.closest('.hc-menu-item')) menu.open = false;
    }
  });

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    setDrawer(false);
    for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.hc-menu[open]')) {
      menu.open = false;
      menu.querySelector('summary')?.focus();
    }
  });

  // Filters change the address in place where Blazor runs; elsewhere the browser submits the form.
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches('[data-filter]') || !window.Blazor?.navigateTo) return;
    event.preventDefault();
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string' && value.trim() !== '') query.set(name, value.trim());
    }
    const path = new URL(form.action).pathname;
    window.Blazor.navigateTo(query.size > 0 ? `${path}?${query}` : path);
  });

  // A select or a date in a filter form applies at once; without script the form has its button.
  document.addEventListener('change', (event) => {
    const control = event.target as HTMLSelectElement;
    if (control.matches('[data-auto-submit]')) control.form?.requestSubmit();
  });
}
