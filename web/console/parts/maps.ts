// Maps drawn as SVG: drag to move, buttons or + - 0 and the arrows with the focus inside, Ctrl and wheel to zoom.
// The first view box is kept on the element, so that "all" finds back to it.

type Box = { x: number; y: number; width: number; height: number };

const svgOf = (place: Element | null): SVGSVGElement | null => place?.closest('[data-map]')?.querySelector<SVGSVGElement>(':scope > svg') ?? null;

function boxOf(svg: SVGSVGElement): Box {
  const { x, y, width, height } = svg.viewBox.baseVal;
  svg.dataset.whole ??= `${x} ${y} ${width} ${height}`;
  return { x, y, width, height };
}

const show = (svg: SVGSVGElement, box: Box): void => svg.setAttribute('viewBox', `${box.x} ${box.y} ${box.width} ${box.height}`);

function zoom(svg: SVGSVGElement, how: string): void {
  const box = boxOf(svg);
  if (how === 'all') {
    svg.setAttribute('viewBox', svg.dataset.whole!);
    return;
  }
  const by = how === 'in' ? 0.7 : 1 / 0.7;
  show(svg, { x: box.x + (box.width * (1 - by)) / 2, y: box.y + (box.height * (1 - by)) / 2, width: box.width * by, height: box.height * by });
}

function move(svg: SVGSVGElement, right: number, down: number): void {
  const box = boxOf(svg);
  show(svg, { ...box, x: box.x + right, y: box.y + down });
}

const keys: Record<string, (svg: SVGSVGElement, box: Box) => void> = {
  '+': (svg) => zoom(svg, 'in'),
  '=': (svg) => zoom(svg, 'in'),
  '-': (svg) => zoom(svg, 'out'),
  '0': (svg) => zoom(svg, 'all'),
  ArrowLeft: (svg, box) => move(svg, -box.width / 8, 0),
  ArrowRight: (svg, box) => move(svg, box.width / 8, 0),
  ArrowUp: (svg, box) => move(svg, 0, -box.height / 8),
  ArrowDown: (svg, box) => move(svg, 0, box.height / 8),
};

function drag(event: PointerEvent): void {
  const svg = (event.target as Element).closest<SVGSVGElement>('[data-map] > svg');
  if (!svg || event.button !== 0 || event.pointerType === 'touch') return;
  const box = boxOf(svg);
  const scale = Math.max(box.width / svg.clientWidth, box.height / svg.clientHeight);
  let moved = false;
  const follow = (at: PointerEvent): void => {
    moved ||= Math.hypot(at.clientX - event.clientX, at.clientY - event.clientY) > 4;
    if (moved) show(svg, { ...box, x: box.x - (at.clientX - event.clientX) * scale, y: box.y - (at.clientY - event.clientY) * scale });
  };
  const end = (): void => {
    removeEventListener('pointermove', follow);
    if (!moved) return;
    // A drag that ends on a signal is no click on it.
    const swallow = (click: Event): void => click.preventDefault();
    addEventListener('click', swallow, { capture: true });
    setTimeout(() => removeEventListener('click', swallow, { capture: true }));
  };
  addEventListener('pointermove', follow);
  addEventListener('pointerup', end, { once: true });
}

/** Makes every map on every page move, also those that come later. */
export function listenToMaps(): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-map-zoom]');
    const svg = svgOf(button);
    if (button && svg) zoom(svg, button.dataset.mapZoom!);
  });
  document.addEventListener('keydown', (event) => {
    const svg = svgOf(event.target as Element);
    const act = keys[event.key];
    if (!svg || !act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act(svg, boxOf(svg));
  });
  document.addEventListener('pointerdown', drag);
  document.addEventListener('dragstart', (event) => {
    if ((event.target as Element).closest?.('[data-map] > svg')) event.preventDefault();
  });
  document.addEventListener(
    'wheel',
    (event) => {
      const svg = (event.target as Element).closest<SVGSVGElement>('[data-map] > svg');
      if (!svg || !event.ctrlKey) return;
      event.preventDefault();
      zoom(svg, event.deltaY < 0 ? 'in' : 'out');
    },
    { passive: false },
  );
}
