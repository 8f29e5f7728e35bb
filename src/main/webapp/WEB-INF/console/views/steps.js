// The way of a session in steps: created, at the person, ended, handed to the route, in the CRM.
import { h } from '../dom.js';
import { clockTime, duration } from '../format.js';
import { icon } from '../icons.js';
import { hasStandIns } from '../person.js';
import { isEnd, pill, statusPill } from '../states.js';
import { simpleName } from '../words.js';

export function steps(known) {
  const { seen, session, timeline } = known;
  const first = seen[0];
  const last = seen.at(-1);
  const ended = isEnd(last?.status);
  const delivered = timeline.findLast?.((entry) => entry.event === 'DELIVERED');
  const parked = session?.state === 'PARKED';
  const reviewed = last?.status === 'SUBMITTED';
  return h('div', { 'data-key': 'steps' },
      h('div', { class: 'row spread' }, h('h2', null, 'What is known'), statusPill(last?.status)),
      h('ol', { class: 'steps' },
          step('done', 'Created', first && clockTime(first.at)),
          step(ended ? 'done' : 'now', ended ? 'The person is done' : reviewed ? 'With the reviewer' : 'At the person', walk(known, ended, reviewed)),
          step(ended ? 'done' : 'later', ended ? `Ended: ${last.status}` : 'End', ended && learnt(session)),
          step(delivered ? 'done' : parked ? 'failed' : ended ? 'now' : 'later', 'Handed to the route',
              delivered ? h('span', null, clockTime(delivered.at), afterEnd(session, delivered.at))
                : parked ? `Parked because ${simpleName(session.failure?.cause)}`
                : session?.failure ? `Failed with ${simpleName(session.failure.cause)}, tried again` : null),
          known.expectsCrm && step(known.crm ? 'done' : delivered ? 'now' : 'later', 'CRM row',
              known.crm && h('span', null, statusPill(known.crm.status), ' ', known.crm.outcome))));
}

function step(state, title, detail) {
  const words = { done: 'Done', now: 'Now', later: 'Not yet', failed: 'Failed' };
  return h('li', { class: `step ${state}`, 'data-key': title.split(':')[0] === 'Ended' ? 'End' : null },
      h('span', { class: 'mark' }, icon(state === 'done' ? 'done' : state === 'failed' ? 'failed' : 'waiting')),
      h('div', null, h('strong', null, title), h('span', { class: 'unseen' }, ` (${words[state]})`),
          detail && h('div', { class: 'step-detail' }, detail)));
}

function walk({ seen, progress, step: place, trouble, kind, byItself }, ended, reviewed) {
  return [
    h('div', { class: 'walk' }, seen.map(({ status }) => pill(status))),
    progress !== null && !ended
      && h('progress', { max: '100', value: progress, 'aria-label': `Progress by the word of ${kind.label}` }),
    place && h('p', { class: 'hint' }, `Progress: ${place}`),
    !ended && !reviewed && !byItself && hasStandIns() && h('p', { class: 'hint' }, kind.embedded
      ? 'Choose on the person’s page how it ends.' : 'Open the person’s page and choose how it ends.'),
    trouble && h('p', { class: 'field-error' }, `${trouble}; asked again in a moment.`),
  ];
}

function afterEnd(session, iso) {
  const after = session?.completedAt ? Date.parse(iso) - Date.parse(session.completedAt) : -1;
  return after >= 0 && `, ${duration(after)} after the end`;
}

function learnt(session) {
  if (!session?.learntAt) {
    return 'The ledger is about to learn it.';
  }
  const how = { WEBHOOK: 'by webhook, confirmed by GET', LIST: 'from the vendor’s list', READ: 'by asking for it',
    REDIRECT: 'as the browser came back', BACKSTOP: 'by asking after its end of life', AUDIT: 'by the audit',
    CREATE: 'from the creation’s answer' }[session.learntBy] ?? session.learntBy;
  return h('span', null, `Learnt ${how}`, afterEnd(session, session.learntAt));
}
