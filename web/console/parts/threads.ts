// A conversation stays at its end while one reads its end; someone who has scrolled up is left in peace.

const slack = 240;

function follow(list: Element, added: Element): void {
  const before = added.previousElementSibling;
  const atEnd = before === null || before.getBoundingClientRect().bottom < innerHeight + slack;
  if (atEnd) list.lastElementChild?.scrollIntoView({ block: 'end' });
}

export function followThreads(): void {
  new MutationObserver((records) => {
    for (const record of records) {
      for (const node of record.addedNodes) {
        if (!(node instanceof Element)) continue;
        const list = node.closest('[data-stick-end]');
        if (list && list !== node) follow(list, node);
        for (const inner of node.querySelectorAll('[data-stick-end]')) inner.lastElementChild?.scrollIntoView({ block: 'end' });
      }
    }
  }).observe(document.body, { childList: true, subtree: true });
}
