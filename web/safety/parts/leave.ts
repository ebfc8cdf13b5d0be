/**
 * Leaves at once, by the button or the Escape key: what is on the screen goes first, then another page takes this one's
 * place, so that "back" does not return here.
 */
export function offerLeaving(button: HTMLAnchorElement): void {
  const leave = () => {
    document.querySelectorAll('form').forEach((form) => form.reset());
    document.body.replaceChildren();
    document.title = '';
    location.replace(button.href);
  };
  button.addEventListener('click', (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault(); // or the browser takes the key for "stop loading" and stays
    leave();
  });
  // Shown again from the browser's memory after "back": it must not be.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
}
