// Which view the address names, and changing from one to the next.
import { h } from './dom.js';
import { failure } from './panels.js';

/**
 * @param views by name: a module with `title`, `open(parameters)`, perhaps `kept`, and perhaps `comesBackFrom`, the view from
 *     which people come back to where they were
 * @param preferred names the view for an address that names none
 */
export function router(views, preferred, entered) {
  const place = document.getElementById('view');
  const kept = new Map();
  /** How far down each kept view was. */
  const places = new Map();
  let current = null;

  function go(first) {
    const [wanted, ...parameters] = location.hash.slice(1).split('/').map(decode);
    const name = wanted in views() ? wanted : preferred();
    if (current) {
      places.set(current.name, scrollY);
      current.view.close();
    }
    const from = current?.name;
    if (current && !current.module.kept) {
      current.view.node.remove();
    }
    const module = views()[name];
    let view = kept.get(name);
    try {
      view ??= module.open(parameters);
    } catch (broken) {
      view = { node: h('section', null, failure(broken)), refresh: () => {}, close: () => {} };
    }
    if (module.kept) {
      kept.set(name, view);
    }
    for (const [, each] of kept) {
      each.node.hidden = each !== view;
    }
    if (!view.node.isConnected) {
      place.append(view.node);
    }
    current = { name, module, view };
    document.title = `${module.title} · Verification console`;
    entered(name);
    const comesBack = module.comesBackFrom === from && from !== undefined;
    scrollTo(0, comesBack ? places.get(name) ?? 0 : 0);
    view.refresh();
    if (!first) {
      const place = (comesBack && view.place?.()) || view.node.querySelector('h1') || document.getElementById('content');
      place.focus({ preventScroll: true });
    }
  }

  // The place in a view is kept here, since the views differ in height.
  history.scrollRestoration = 'manual';
  addEventListener('hashchange', () => go(false));
  return { go, refresh: () => current?.view.refresh() };
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

