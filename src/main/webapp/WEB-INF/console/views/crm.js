// The rows of the embedded CRM, written by the flow that gets every session's end.
import { get } from '../api.js';
import { h, render } from '../dom.js';
import { number, plural, shortId, time } from '../format.js';
import { empty, failure, head, loading } from '../panels.js';
import { statusPill } from '../states.js';
import { vendorLabel } from '../vendors.js';
import { sessionAddress } from './running.js';
import { isoOf } from './session.js';

export const title = 'CRM';

const PAGE = 50;

export function open() {
  const body = h('div');
  const node = h('section', null,
      head('CRM', 'The embedded database’s table: one row a session, however often it was delivered.'),
      h('div', { class: 'panel' }, body));
  let rows = null;
  let shown = PAGE;
  let trouble = null;

  async function refresh() {
    try {
      rows = await get('/api/crm/contacts');
      trouble = null;
    } catch (problem) {
      trouble = problem;
    }
    draw();
  }

  function draw() {
    render(body, rows === null ? (trouble ? failure(trouble, refresh) : loading('Reading the CRM…')) : list());
  }

  function list() {
    if (rows.length === 0) {
      return empty('No row yet', 'The first session that ends and is delivered writes one.',
          h('a', { class: 'button primary', href: '#start' }, 'Start a verification'));
    }
    const visible = rows.slice(0, shown);
    return [table(visible), h('div', { class: 'row spread foot', 'data-key': 'foot' },
        h('p', { class: 'hint' }, `${plural(visible.length, 'row', 'rows')} shown of ${number(rows.length)}`),
        rows.length > shown && h('button', { type: 'button', onclick: () => {
          shown += PAGE;
          draw();
        } }, 'Show more'))];
  }

  draw();
  return { node, refresh, close: () => {} };
}

function table(rows) {
  return h('div', { class: 'table-frame', 'data-key': 'table' }, h('table', { class: 'cards-when-narrow' },
      h('caption', { class: 'unseen' }, 'CRM rows, updated last first'),
      h('thead', null, h('tr', null, ['Session', 'Reference', 'Status', 'Outcome', 'Error', 'Updated', 'Written']
          .map((name) => h('th', { scope: 'col' }, name)))),
      h('tbody', null, rows.map((row) => h('tr', { 'data-key': `${row.vendor}/${row.sessionId}` },
          h('td', { class: 'lead' },
              h('a', { class: 'mono', href: sessionAddress(row.vendor, row.sessionId), title: row.sessionId }, shortId(row.sessionId)),
              h('small', null, vendorLabel(row.vendor))),
          cell('Reference', row.externalReferenceId ?? '–'),
          cell('Status', statusPill(row.status)),
          cell('Outcome', row.outcome ?? '–'),
          cell('Error', row.errorCode ?? '–'),
          cell('Updated', time(isoOf(row.updatedAt))),
          cell('Written', row.updateCount === 1 ? 'once' : `${row.updateCount} times`))))));
}

function cell(label, ...content) {
  return h('td', { 'data-label': label }, content);
}
