const LEFT = 'left';

/**
 * Leaves at once, by the button or the Escape key: what is on the screen goes first, then another page takes this one's
 * place, so that "back" does not return here.
 */
export function offerLeaving(button: HTMLAnchorElement): void {
  const leave = () => {
    document.querySelectorAll('form').forEach((form) => form.reset());
    document.body.replaceChildren();
    document.title = '';
    remember(true);
    location.replace(button.href);
  };
  // A jump within the page or another language left entries that one replacing does not reach.
  if (cameBack() && remembered()) leave();
  else remember(false);
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
    if (!event.persisted) return;
    if (remembered()) leave();
    else location.reload();
  });
}

const cameBack = () => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined)?.type === 'back_forward';

// One word, in this tab only, gone when the tab is closed. A browser that keeps nothing refuses it, and nothing else depends on it.
function remember(left: boolean): void {
  try {
    if (left) sessionStorage.setItem(LEFT, '1');
    else sessionStorage.removeItem(LEFT);
  } catch {
    return;
  }
}

function remembered(): boolean {
  try {
    return sessionStorage.getItem(LEFT) !== null;
  } catch {
    return false;
  }
}
