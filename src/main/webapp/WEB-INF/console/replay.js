// Having sessions handed to the route once more, and having their data erased; each is asked for first.
import { post } from './api.js';
import { notify } from './announce.js';
import { ask } from './dialog.js';
import { h } from './dom.js';
import { plural } from './format.js';
import { overviewOf } from './overview.js';
import { vendorLabel } from './vendors.js';

function replay(query) {
  return post(`/api/deliveries/replay?${new URLSearchParams(query)}`);
}

export function askToReplay(session, done) {
  ask({
    title: 'Replay this session?',
    text: `Session ${session.sessionId} of ${vendorLabel(session.vendor)} is handed to the route once more, with the data of `
      + 'its end. A route that upserts by the session’s id changes nothing it has changed before. The timeline notes it.',
    yes: 'Replay it',
    act: async () => {
      await replay({ vendor: session.vendor, sessionId: session.sessionId });
      notify('The session is due for delivery again.');
      done();
    },
  });
}

/** Many at once: all parked ones, or all that were delivered or parked since a time. */
export function askToReplayMany(vendors, done) {
  const choice = (value, words, checked) => h('label', { class: 'check' },
      h('input', { type: 'radio', name: 'which', value, checked }), words);
  const local = new Date(Date.now() - 3_600_000 - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  ask({
    title: 'Replay sessions',
    text: 'They are handed to the route once more, at the pace of the route. Each timeline notes it.',
    fields: [
      h('div', { class: 'field' }, h('label', { for: 'replay-vendor' }, 'Vendor'),
          h('select', { id: 'replay-vendor', name: 'vendor' }, vendors.map((each) =>
            h('option', { value: each }, `${vendorLabel(each)} (${overviewOf(each)?.counts?.parked ?? 0} parked)`)))),
      choice('parked', 'All that are parked', true),
      choice('since', 'All that were delivered or parked since', false),
      h('div', { class: 'field' }, h('label', { for: 'replay-since', class: 'unseen' }, 'Since'),
          h('input', { id: 'replay-since', name: 'since', type: 'datetime-local', value: local })),
    ],
    yes: 'Replay them',
    act: async (form) => {
      const since = Date.parse(form.get('since'));
      if (form.get('which') === 'since' && Number.isNaN(since)) {
        throw new Error('Set the time since when.');
      }
      const which = form.get('which') === 'parked' ? { parked: 'true' } : { since: new Date(since).toISOString() };
      const { replayed } = await replay({ vendor: form.get('vendor'), ...which });
      notify(`${plural(replayed, 'session is', 'sessions are')} due for delivery again.`);
      done();
    },
  });
}

export function askToRedact(session, done) {
  ask({
    title: 'Erase this session’s data?',
    text: `The vendor’s data and your reference of session ${session.sessionId} are erased from the ledger now and for good. `
      + 'Its id, status and times stay for the audit. It cannot be replayed afterwards. The timeline notes it.',
    yes: 'Erase them',
    danger: true,
    act: async () => {
      await post(`/api/sessions/${encodeURIComponent(session.sessionId)}/redact?${new URLSearchParams({ vendor: session.vendor })}`);
      notify('Data and reference were erased.');
      done();
    },
  });
}
