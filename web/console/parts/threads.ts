// A conversation stays at its end while one reads its end; someone who has scrolled up is left in peace.

const slack = 240;

function toEnd(list: Element): void {
  // After the frame: what stands below the list may still be growing.
  requestAnimationFrame(() => list.lastElementChild?.scrollIntoView({ block: 'end' }));
}

function follow(list: Element, added: Element): void {
  const before = added.previousElementSibling;
  if (before === null || before.getBoundingClientRect().bottom < innerHeight + slack) toEnd(list);
}

export function followThreads(): void {
  new MutationObserver((records) => {
    for (const record of records) {
      for (const node of record.addedNodes) {
        if (!(node instanceof Element)) continue;
        const list = node.closest('[data-stick-end]');
        if (list && list !== node) follow(list, node);
        if (node.matches('[data-stick-end]')) toEnd(node);
        for (const inner of node.querySelectorAll('[data-stick-end]')) toEnd(inner);
      }
    }
  }).observe(document.body, { childList: true, subtree: true });
}
