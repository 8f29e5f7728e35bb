// The filter of the sessions' list. It lives in memory: references do not belong into addresses or storage.
import { h } from './dom.js';
import { number } from './format.js';
import { followedVendors } from './overview.js';
import { STATES, meaningOf } from './states.js';
import { vendorLabel } from './vendors.js';

const TYPING_MILLIS = 350;
const SPANS = { '': 'Any time', 900: 'Last 15 minutes', 3600: 'Last hour', 86400: 'Last day', 604800: 'Last week',
  between: 'Between…' };

const filter = { states: new Set() };
let resets = 0;
reset();

/** The filter as the search takes it. */
export function criteria() {
  const between = filter.span === 'between';
  const seconds = between ? 0 : Number(filter.span);
  return {
    vendor: filter.vendor || null,
    states: [...filter.states],
    statuses: filter.status ? [filter.status] : [],
    reference: filter.reference || null,
    sessionId: filter.sessionId || null,
    since: seconds > 0 ? new Date(Date.now() - seconds * 1000).toISOString() : between ? instant(filter.since) : null,
    until: between ? instant(filter.until) : null,
  };
}

export function isFiltered() {
  const { vendor, states, status, reference, sessionId, span } = filter;
  return states.size > 0 || [vendor, status, reference, sessionId, span].some((each) => each !== '');
}

/** Looks for nothing but these states. */
export function only(...states) {
  reset();
  states.forEach((state) => filter.states.add(state));
}

export function reset() {
  resets++;
  Object.assign(filter, { vendor: '', status: '', reference: '', sessionId: '', span: '', since: '', until: '' });
  filter.states.clear();
}

/** Grows whenever the whole filter is set anew, so that its controls have to be built anew. */
export function revision() {
  return resets;
}

function instant(local) {
  const at = Date.parse(local);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** Counts as switches: pressed ones are looked for. */
export function stateSwitches(counts, changed) {
  const byState = counts?.byState ?? {};
  const names = [...Object.keys(STATES), ...Object.keys(byState).filter((name) => !(name in STATES))];
  return h('div', { class: 'chips', role: 'group', 'aria-label': 'States', 'data-key': 'states' },
      names.filter((name) => byState[name] > 0 || filter.states.has(name)).map((name) =>
        h('button', {
          type: 'button', class: 'chip', 'data-key': name, title: meaningOf(name),
          'aria-pressed': String(filter.states.has(name)),
          onclick: () => {
            filter.states.delete(name) || filter.states.add(name);
            changed();
          },
        }, STATES[name] ?? name, h('b', null, number(byState[name] ?? 0)))));
}

/** The controls; built once, since what is typed must not be overwritten. */
export function filterBar(changed) {
  let typing = 0;
  const status = h('select', { id: 'filter-status', onchange: (event) => set('status', event.target.value) });
  const between = h('div', { class: 'row between', hidden: filter.span !== 'between' },
      when('since', 'From'), when('until', 'To'));
  const node = h('form', { class: 'filters', role: 'search', 'aria-label': 'Filter sessions', autocomplete: 'off', onsubmit },
      labelled('filter-vendor', 'Vendor', h('select', { id: 'filter-vendor', onchange: (event) => set('vendor', event.target.value) },
          option('', 'All vendors', filter.vendor), followedVendors().map((each) => option(each, vendorLabel(each), filter.vendor)))),
      labelled('filter-status', 'Status', status),
      text('reference', 'Your reference', 'Exact'),
      text('sessionId', 'Session id', 'Exact'),
      labelled('filter-span', 'Known since', h('select', { id: 'filter-span', onchange: (event) => {
        between.hidden = event.target.value !== 'between';
        set('span', event.target.value);
      } }, Object.entries(SPANS).sort(spanOrder).map(([value, words]) => option(value, words, filter.span)))),
      between);

  function text(name, words, placeholder) {
    return labelled(`filter-${name}`, words, h('input', {
      id: `filter-${name}`, type: 'search', value: filter[name], spellcheck: 'false', placeholder,
      oninput: (event) => {
        clearTimeout(typing);
        typing = setTimeout(() => set(name, event.target.value.trim()), TYPING_MILLIS);
      },
    }));
  }

  function when(name, words) {
    return labelled(`filter-${name}`, words, h('input', {
      id: `filter-${name}`, type: 'datetime-local', value: filter[name], onchange: (event) => set(name, event.target.value),
    }));
  }

  function set(name, value) {
    if (filter[name] !== value) {
      filter[name] = value;
      changed();
    }
  }

  function onsubmit(event) {
    event.preventDefault();
    clearTimeout(typing);
    for (const name of ['reference', 'sessionId']) {
      set(name, node.elements.namedItem(`filter-${name}`).value.trim());
    }
  }

  /** The statuses that occur, and the one that is looked for even when none occurs. */
  function offer(counts) {
    const names = new Set([...Object.keys(counts?.byStatus ?? {}), filter.status].filter(Boolean));
    const offered = [option('', 'All statuses', filter.status), ...[...names].sort().map((name) => option(name, name, filter.status))];
    const words = (options) => options.map((each) => each.textContent).join('\n');
    if (words(offered) !== words([...status.options])) {
      status.replaceChildren(...offered);
    }
  }

  offer(null);
  return { node, offer };
}

function spanOrder([a], [b]) {
  const place = (value) => (value === '' ? -1 : value === 'between' ? Infinity : Number(value));
  return place(a) - place(b);
}

function option(value, words, chosen) {
  return h('option', { value, selected: value === chosen }, words);
}

function labelled(id, words, control) {
  return h('div', { class: 'field' }, h('label', { for: id }, words), control);
}
