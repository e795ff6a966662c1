/** Calls back after every navigation inside the page, a little later so that its title is there. */
export function watchPage(onMove: () => void): void {
  let timer = 0;
  const moved = () => {
    clearTimeout(timer);
    timer = window.setTimeout(onMove, 400);
  };
  for (const name of ["pushState", "replaceState"] as const) {
    const original = history[name];
    history[name] = function (...change) {
      original.apply(this, change);
      moved();
    };
  }
  addEventListener("popstate", moved);
}
