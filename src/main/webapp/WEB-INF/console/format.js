// Times, durations and numbers as people read them.
import { h } from './dom.js';

const NUMBERS = new Intl.NumberFormat('en');
const EXACT = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });
const CLOCK = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });

let serverIsAhead = 0;

/** Relative times count by the service's clock, which may differ from this machine's. */
export function setServerTime(iso) {
  const at = Date.parse(iso);
  serverIsAhead = Number.isNaN(at) ? 0 : at - Date.now();
}

export function now() {
  return Date.now() + serverIsAhead;
}

export function number(value) {
  return NUMBERS.format(value);
}

export function plural(count, one, many) {
  return `${number(count)} ${count === 1 ? one : many}`;
}

/** A span of time in one or two units: 30 ms, 0.4 s, 12 s, 3 min 4 s, 2 h 5 min, 4 d 3 h. */
export function duration(millis) {
  const seconds = Math.max(0, millis) / 1000;
  if (seconds < 0.1) {
    return `${Math.round(seconds * 1000)} ms`;
  }
  if (seconds < 9.95) {
    return `${seconds.toFixed(1)} s`;
  }
  const units = [['d', 86400], ['h', 3600], ['min', 60], ['s', 1]];
  let rest = Math.round(seconds);
  const parts = [];
  for (const [name, size] of units) {
    const count = Math.floor(rest / size);
    if (count > 0) {
      parts.push(`${count} ${name}`);
    } else if (parts.length > 0) {
      break;
    }
    rest -= count * size;
    if (parts.length === 2) {
      break;
    }
  }
  return parts.join(' ');
}

export function relative(iso) {
  const distance = Date.parse(iso) - now();
  const size = Math.abs(distance);
  if (size < 1500) {
    return 'just now';
  }
  const words = size < 60_000 ? `${Math.round(size / 1000)} s`
      : size < 3_600_000 ? `${Math.round(size / 60_000)} min`
      : size < 129_600_000 ? `${Math.round(size / 3_600_000)} h`
      : `${Math.round(size / 86_400_000)} d`;
  return distance < 0 ? `${words} ago` : `in ${words}`;
}

export function exact(iso) {
  return EXACT.format(new Date(iso));
}

/** A relative time that says the exact one on demand; a dash for none. */
export function time(iso) {
  if (!iso || Number.isNaN(Date.parse(iso))) {
    return h('span', { class: 'none' }, '–');
  }
  return h('time', { datetime: iso, title: `${exact(iso)} (${iso})`, 'data-relative': '' }, relative(iso));
}

/** A clock time of the day, for lists where order and distance matter. */
export function clockTime(iso) {
  return h('time', { datetime: iso, title: `${exact(iso)} (${iso})` }, CLOCK.format(new Date(iso)));
}

/** Keeps the relative times on the page true. */
export function keepTimesTrue() {
  setInterval(() => {
    if (!document.hidden) {
      for (const each of document.querySelectorAll('time[data-relative]')) {
        const words = relative(each.dateTime);
        if (each.textContent !== words) {
          each.firstChild.data = words;
        }
      }
    }
  }, 5000);
}

/** An id short enough for a table; the whole one belongs into the title. */
export function shortId(id) {
  return id.length > 18 ? `${id.slice(0, 8)}…${id.slice(-4)}` : id;
}
