// Native dialogs. A button with data-dialog-open="id" opens one that is in the page;
// a dialog with data-modal opens when a component renders it and gives focus back when it is removed.

const openers = new WeakMap<HTMLDialogElement, Element | null>();

function show(dialog: HTMLDialogElement): void {
  if (dialog.open || !dialog.isConnected) return;
  openers.set(dialog, document.activeElement);
  dialog.showModal();
}

export function openDialog(id: string): boolean {
  const dialog = document.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement)) return false;
  show(dialog);
  return true;
}

const modals = (node: Node): HTMLDialogElement[] =>
  node instanceof Element
    ? [
        ...(node.matches('dialog[data-modal]') ? [node as HTMLDialogElement] : []),
        ...node.querySelectorAll<HTMLDialogElement>('dialog[data-modal]'),
      ]
    : [];

export function watchDialogs(): void {
  document.addEventListener('click', (event) => {
    const target = event.target as Element;
    const opener = target.closest<HTMLElement>('[data-dialog-open]');
    if (opener) openDialog(opener.dataset.dialogOpen ?? '');
    if (target.closest('[data-dialog-close]')) target.closest('dialog')?.close();
    // A click on the backdrop reaches the dialog itself.
    if (target instanceof HTMLDialogElement && target.hasAttribute('data-light-dismiss')) target.close();
  });

  for (const dialog of modals(document.body)) show(dialog);
  new MutationObserver((records) => {
    for (const record of records) {
      for (const node of record.addedNodes) modals(node).forEach(show);
      for (const node of record.removedNodes) {
        for (const dialog of modals(node)) {
          const opener = openers.get(dialog);
          if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
        }
      }
    }
  }).observe(document.body, { childList: true, subtree: true });
}
