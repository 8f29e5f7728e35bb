// Says what has happened: to screen readers always, and on the screen for a moment where it answers a click.
import { h } from './dom.js';

const SHOWN_MILLIS = 6000;

/** For screen readers only; the page shows the same in another way. */
export function announce(text) {
  const region = document.getElementById('announcements');
  region.replaceChildren(h('p', null, text));
}

/** The outcome of something the user did. */
export function notify(text, tone = 'ok') {
  announce(text);
  let corner = document.querySelector('.notes');
  if (!corner) {
    corner = h('div', { class: 'notes', 'aria-hidden': 'true' });
    document.body.append(corner);
  }
  const note = h('p', { class: `note-card tone-${tone}` }, text);
  corner.append(note);
  while (corner.children.length > 3) {
    corner.firstChild.remove();
  }
  setTimeout(() => note.remove(), SHOWN_MILLIS);
}
