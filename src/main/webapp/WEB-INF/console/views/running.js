// One session from its creation to its CRM row: the vendor's page on one side, what is known of it on the other.
import { get, ledgerPath } from '../api.js';
import { announce } from '../announce.js';
import { h, render } from '../dom.js';
import { now } from '../format.js';
import { icon } from '../icons.js';
import { overview } from '../overview.js';
import { decide, hasStandIns } from '../person.js';
import { isEnd } from '../states.js';
import { steps } from './steps.js';

/** The vendor is asked no more often than this, and only while its session is open and somebody looks. */
const ASK_MILLIS = 3000;
const LONGEST_WALK = 30;

/** What the vendor's page may do in the frame: run and submit itself; open pages of its own; nothing to this one. */
const SANDBOX = 'allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox';
/** No document of the vendors says what their pages need. This is what a verification may ask for; the browser asks the person. */
const ALLOWED = 'camera; microphone; fullscreen';

/** @param byItself whether the stand-in acts as the person; its page stays closed then, since an open one is waited for */
export function runningSession(kind, created, byItself, another) {
  const sessionId = kind.idOf(created);
  const known = {
    kind, sessionId, byItself, seen: [], progress: null, step: null, trouble: null, session: null, timeline: [], crm: null,
    expectsCrm: overview()?.features?.crm === true,
  };
  const progress = h('div', { class: 'panel' });
  const node = h('div', { class: 'running' }, byItself ? unattended() : stage(kind, kind.addressOf(created)), progress);
  let timer = 0;
  let asking = false;
  let over = false;

  note(kind.stateOf(created).status ?? 'CREATED');

  function note(status) {
    if (status && known.seen.at(-1)?.status !== status) {
      known.seen.push({ status, at: new Date(now()).toISOString() });
      known.seen.splice(0, known.seen.length - LONGEST_WALK);
      announce(`${kind.label} says ${status}.`);
    }
  }

  async function askVendor() {
    if (isEnd(known.seen.at(-1)?.status)) {
      return;
    }
    try {
      const answer = kind.stateOf(await get(`${kind.path}/${encodeURIComponent(sessionId)}`));
      note(answer.status);
      known.progress = answer.progress;
      known.step = answer.step;
      known.trouble = null;
    } catch (problem) {
      known.trouble = problem.title;
    }
  }

  async function askLedger() {
    try {
      const answer = await get(ledgerPath(kind.name, sessionId));
      const before = done();
      known.session = answer.session;
      known.timeline = answer.timeline ?? [];
      known.crm = answer.crm;
      if (isEnd(answer.session.status)) {
        note(answer.session.status);
      }
      if (!before && done()) {
        announce(known.crm ? 'The CRM row has turned up.' : 'The session was handed to the route.');
      }
    } catch (problem) {
      known.trouble = problem.title;
    }
  }

  function done() {
    return known.session?.state === 'DELIVERED' && (known.crm !== null || !known.expectsCrm);
  }

  async function tick() {
    clearTimeout(timer);
    if (over || asking || document.hidden || !node.isConnected || node.closest('[hidden]')) {
      timer = over ? 0 : setTimeout(tick, ASK_MILLIS);
      return;
    }
    asking = true;
    await Promise.all([askVendor(), askLedger()]);
    asking = false;
    draw();
    if (!done() && !over) {
      timer = setTimeout(tick, ASK_MILLIS);
    }
  }

  function draw() {
    render(progress, steps(known), reviewer(known), done() && whatNext(known), h('div', { class: 'row', 'data-key': 'actions' },
        h('a', { class: 'button', href: sessionAddress(kind.name, sessionId) }, 'Open the timeline'),
        h('button', { type: 'button', onclick: another }, 'Start another')));
  }

  draw();
  timer = setTimeout(tick, 400);
  return {
    node,
    refresh: async () => {
      if (!over) {
        await askLedger();
        draw();
      }
    },
    close: () => {
      over = true;
      clearTimeout(timer);
    },
    focus: () => node.querySelector('h2').focus(),
  };
}

export function sessionAddress(vendor, sessionId) {
  return `#session/${encodeURIComponent(vendor)}/${encodeURIComponent(sessionId)}`;
}

function unattended() {
  return h('div', { class: 'panel hosted' },
      h('h2', { tabindex: '-1' }, 'The person’s page'),
      icon('person'),
      h('p', null, 'The sandbox acts as the person, and the session ends by itself. Watch what becomes known of it.'));
}

/** The address goes nowhere but into the frame or behind the link: whoever has it acts for the person. */
function stage(kind, address) {
  if (!/^https?:\/\//.test(String(address))) {
    return h('div', { class: 'panel' }, h('h2', { tabindex: '-1' }, 'The vendor answered no address'));
  }
  if (kind.embedded) {
    return h('div', { class: 'panel frame' },
        h('h2', { tabindex: '-1' }, 'The person’s page'),
        h('iframe', {
          src: address, title: `${kind.label} verification`, allow: ALLOWED, sandbox: SANDBOX, referrerpolicy: 'no-referrer',
        }));
  }
  return h('div', { class: 'panel hosted' },
      h('h2', { tabindex: '-1' }, 'The person’s page'),
      icon('person'),
      h('p', null, `${kind.label} verifies people on a page of its own. Open it as the person would, in a new tab, and come back here.`),
      h('a', { class: 'button primary large', href: address, target: '_blank', rel: 'noopener noreferrer' },
          icon('open'), 'Open the hosted page'));
}

/** The story goes on where things go wrong. */
function whatNext({ crm }) {
  return h('div', { class: 'callout tone-ok', 'data-key': 'next' },
      h('p', null, h('strong', null, crm ? 'The CRM has its row.' : 'It was handed over.')),
      hasStandIns() && h('p', null, 'Now break something, and see that nothing is lost.'),
      hasStandIns() && h('div', { class: 'row' }, h('a', { class: 'button primary', href: '#break' }, icon('break'), 'Break it')));
}

/** A stand-in has no back office: whoever tries it out is the reviewer as well. */
function reviewer({ kind, sessionId, seen }) {
  if (kind.name !== 'deepidv' || !hasStandIns() || seen.at(-1)?.status !== 'SUBMITTED') {
    return null;
  }
  const button = (status, words, look) =>
    h('button', { type: 'button', class: look, onclick: () => decide(kind.name, sessionId, status) }, words);
  return h('div', { class: 'callout', 'data-key': 'reviewer' },
      h('p', null, 'It was submitted and waits for a reviewer. In the sandbox that is you.'),
      h('div', { class: 'row' }, button('VERIFIED', 'Accept', 'primary'), button('REJECTED', 'Reject', '')));
}
