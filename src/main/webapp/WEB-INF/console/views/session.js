// One session: how it went, what is known, what an operator may do with it.
import { get, ledgerPath, post } from '../api.js';
import { announce } from '../announce.js';
import { ask } from '../dialog.js';
import { h, render } from '../dom.js';
import { clockTime, duration, time } from '../format.js';
import { icon } from '../icons.js';
import { empty, failure, loading } from '../panels.js';
import { askToRedact, askToReplay } from '../replay.js';
import { meaningOf, statePill, statusPill } from '../states.js';
import { vendor as kindOf, vendorLabel } from '../vendors.js';
import { describe, learntByWords, simpleName } from '../words.js';

export const title = 'Session';

export function open([vendor, sessionId]) {
  const node = h('section', null, loading('Reading the session…'));
  let known = null;
  let revealed = null;

  async function refresh() {
    try {
      known = await get(ledgerPath(vendor, sessionId));
      draw();
    } catch (problem) {
      if (problem.status === 404) {
        render(node, back(), empty('This session is not in the ledger',
            'It was never created or found here, or it is so old that it was forgotten. Its id in the address may be wrong, too.'));
      } else if (known === null) {
        render(node, back(), failure(problem, refresh));
      }
    }
  }

  function askToReveal() {
    ask({
      title: 'Show personal data?',
      text: 'The reference and the vendor’s data are shown unmasked until you leave this view. '
        + 'That somebody looked is written into the timeline first.',
      yes: 'Show them',
      act: async () => {
        revealed = await post(ledgerPath(vendor, sessionId, '/reveal'));
        announce('Personal data are shown. The timeline says so.');
        await refresh();
      },
    });
  }

  function hide() {
    revealed = null;
    draw();
  }

  function draw() {
    const { session, timeline, crm, data } = known;
    // What was erased is not shown on, and not out of this page's memory either.
    revealed = data === null ? null : revealed;
    render(node, back(), heading(session, data !== null, refresh),
        h('div', { class: 'columns', 'data-key': 'columns' },
            h('div', { class: 'stack' },
                h('div', { class: 'panel', 'data-key': 'timeline' }, h('h2', null, 'Timeline'), story(session, timeline)),
                h('div', { class: 'panel', 'data-key': 'data' }, dataPanel(data, revealed, askToReveal, hide))),
            h('div', { class: 'stack' },
                h('div', { class: 'panel', 'data-key': 'facts' }, h('h2', null, 'Facts'), facts(session, revealed)),
                crm && h('div', { class: 'panel', 'data-key': 'crm' }, h('h2', null, 'CRM row'), crmFacts(crm)))));
  }

  return {
    node,
    refresh,
    close: () => {
      revealed = null;
      node.replaceChildren();
    },
  };
}

function back() {
  return h('p', { class: 'back', 'data-key': 'back' }, h('a', { href: '#sessions' }, icon('back'), 'All sessions'));
}

function heading(session, hasData, done) {
  // Without data, which were erased, there is nothing to hand over.
  const replayable = hasData && (session.state === 'PARKED' || session.state === 'DELIVERED');
  return h('div', { class: 'head', 'data-key': 'head' },
      h('div', null,
          h('h1', { tabindex: '-1', class: 'long' }, h('span', { class: 'over' }, `${vendorLabel(session.vendor)} session`), session.sessionId),
          h('p', { class: 'row' }, statusPill(session.status), statePill(session.state),
              h('span', { class: 'hint' }, meaningOf(session.state)))),
      h('div', { class: 'row' },
          h('button', { type: 'button', disabled: !replayable, title: replayable ? null : 'Only what was delivered or parked and has not been erased can be replayed', onclick: () => askToReplay(session, done) }, icon('replay'), 'Replay'),
          h('button', { type: 'button', class: 'danger-quiet', onclick: () => askToRedact(session, done) }, icon('erase'), 'Redact')));
}

function story(session, timeline) {
  if (timeline.length === 0) {
    return h('p', { class: 'hint' }, 'Nothing was noted of this session.');
  }
  const certified = kindOf(session.vendor)?.certified === true;
  const start = Date.parse(timeline[0].at);
  return h('ol', { class: 'timeline' }, timeline.map((entry, index) => {
    const afterEnd = session.completedAt ? Date.parse(entry.at) - Date.parse(session.completedAt) : null;
    const { title: what, text, tone } = describe(entry, certified, afterEnd);
    const after = Date.parse(entry.at) - start;
    return h('li', { class: `tone-${tone}`, 'data-event': entry.event },
        h('div', null, h('strong', null, what), text && h('p', null, text)),
        h('p', { class: 'when' }, clockTime(entry.at), index > 0 && h('span', { title: 'Since the first entry' }, `+${duration(after)}`)));
  }));
}

function facts(session, revealed) {
  return list([
    ['Reference', h('span', { class: revealed ? 'revealed' : null }, revealed ? revealed.reference ?? '–' : session.reference ?? '–')],
    ['Account', session.account],
    ['Created', time(session.createdAt)],
    ['Known since', time(session.knownSince)],
    ['Ended', time(session.completedAt)],
    ['Learnt', session.learntAt ? h('span', null, learntByWords(session.learntBy), ', ', time(session.learntAt)) : '–'],
    ['Expires', time(session.expiresAt)],
    ['Attempts', session.attempts],
    session.dueAt && ['Next attempt', time(session.dueAt)],
    session.failure && ['Failure', h('span', { title: session.failure.cause }, simpleName(session.failure.cause))],
    session.failure?.place && ['Failed at', h('span', { class: 'mono' }, session.failure.place)],
  ]);
}

function crmFacts(crm) {
  return list([
    ['Status', statusPill(crm.status)],
    ['Outcome', crm.outcome ?? '–'],
    ['Updated', crm.updatedAt ? time(isoOf(crm.updatedAt)) : '–'],
    ['Times written', crm.updateCount ?? '–'],
  ]);
}

/** A database's own way to write a time, as far as it can be read. */
export function isoOf(text) {
  const iso = String(text).replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');
  return Number.isNaN(Date.parse(iso)) ? null : new Date(iso).toISOString();
}

function dataPanel(data, revealed, reveal, hide) {
  const shown = revealed ? revealed.data : data;
  return [
    h('div', { class: 'row spread' }, h('h2', null, 'Vendor’s data'),
        revealed
          ? h('button', { type: 'button', onclick: hide }, icon('eye'), 'Mask again')
          : data && h('button', { type: 'button', onclick: reveal }, icon('eye'), 'Reveal…')),
    shown
      ? h('pre', { class: revealed ? 'data revealed' : 'data', tabindex: '0', 'aria-label': 'Vendor’s data' }, JSON.stringify(shown, null, 2))
      : h('p', { class: 'hint' }, 'None is kept: the session has not ended, or its data was erased.'),
  ];
}

export function list(entries) {
  return h('dl', { class: 'facts' }, entries.filter(Boolean).map(([name, value]) =>
    h('div', { 'data-key': name }, h('dt', null, name), h('dd', null, value))));
}

