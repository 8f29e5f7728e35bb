// Break it: faults for the embedded stand-ins, to see that nothing is lost.
import { notify } from '../announce.js';
import { get, post } from '../api.js';
import { h, render } from '../dom.js';
import { clockTime } from '../format.js';
import { overview } from '../overview.js';
import { empty, failure, head, loading } from '../panels.js';
import { pill } from '../states.js';
import { vendorLabel } from '../vendors.js';
import { askTally, tally } from './tally.js';

export const title = 'Break it';

const LONGEST_LOG = 50;

/** The buttons by what they break; one that is not named here stands at the end. */
const GROUPS = [
  ['Load', ['fifty-sessions']],
  ['Webhooks', ['drop-webhooks', 'double-webhooks', 'delay-webhooks', 'forge-webhook']],
  ['Answers', ['unavailable', 'rate-limit-storm', 'garbled-answers']],
  ['Lists and time', ['list-order', 'forget-ended', 'stop-clock']],
];

export function open() {
  const body = h('div');
  const top = h('div');
  const log = h('ol', { class: 'log' },
      h('li', { class: 'hint' }, 'To begin with: drop the webhooks, then start 50 sessions at once. The figures above show that each '
        + 'of them reaches the CRM all the same.'));
  const node = h('section', null,
      head('Break it', 'Make the vendor misbehave, and watch every session reach its CRM row all the same.',
          h('button', { type: 'button', onclick: repair }, 'Repair everything')),
      top,
      h('div', { class: 'columns' }, h('div', { class: 'panel' }, body),
          h('div', { class: 'panel sticky' }, h('h2', null, 'What happens now'),
              h('div', { role: 'log', 'aria-live': 'polite', 'aria-label': 'What happens now' }, log))));
  let control = null;
  let trouble = null;
  let vendor = null;
  let counted = null;

  async function refresh() {
    try {
      control = await get('/sandbox/control');
      trouble = null;
      choose(vendor);
      draw();
      counted = vendor === null || !overview()?.features?.crm ? null : await askTally(vendor);
    } catch (problem) {
      trouble = problem;
    }
    draw();
  }

  function choose(wanted) {
    const vendors = control.vendors.map((each) => each.vendor);
    vendor = vendors.includes(wanted) ? wanted : vendors[0] ?? null;
  }

  async function carryOut(scenario, on) {
    await noted(`${scenario.title} · ${vendorLabel(vendor)}`, () =>
      post(`/sandbox/control/${encodeURIComponent(vendor)}/scenarios/${encodeURIComponent(scenario.name)}`, { on }));
  }

  function repair() {
    return noted('Repair everything', () => post('/sandbox/control/reset', {}));
  }

  async function noted(what, act) {
    let words;
    try {
      words = (await act())?.done ?? 'Done.';
    } catch (problem) {
      words = `${problem.title}: ${problem.detail ?? problem.message}`;
    }
    const { top: above, bottom: below } = log.getBoundingClientRect();
    if (above > innerHeight || below < 0) {
      notify(words, 'info');
    }
    log.querySelector('.hint')?.remove();
    log.prepend(h('li', null, h('p', { class: 'row spread' }, h('strong', null, what), clockTime(new Date().toISOString())), h('p', null, words)));
    while (log.children.length > LONGEST_LOG) {
      log.lastChild.remove();
    }
    await refresh();
  }

  function draw() {
    if (control === null) {
      render(body, trouble ? failure(trouble, refresh) : loading());
      return;
    }
    const vendors = control.vendors.map((each) => each.vendor);
    if (vendor === null) {
      render(body, empty('No stand-in runs', 'Buttons appear here once the sandbox profile runs a vendor’s stand-in.'));
      return;
    }
    const scenarios = control.scenarios.filter((each) => !each.vendors || each.vendors.includes(vendor));
    const active = control.scenarios.filter((each) => each.activeAt.length > 0);
    render(top,
        h('div', { class: 'row spread', 'data-key': 'vendors' },
            h('div', { class: 'segments', role: 'group', 'aria-label': 'Vendor' }, vendors.map((each) =>
              h('button', { type: 'button', 'data-key': each, 'aria-pressed': String(each === vendor), onclick: () => {
                vendor = each;
                draw();
                refresh();
              } }, vendorLabel(each)))),
            active.length > 0 && h('p', { class: 'hint' }, 'Broken now: ', active.map((each) =>
              `${each.title} (${each.activeAt.map(vendorLabel).join(', ')})`).join(', '))),
        counted?.vendor === vendor && tally(counted));
    render(body, groups(scenarios).map(([name, members]) => h('section', { class: 'breaks', 'data-key': `${vendor}-${name}` },
        h('h2', null, name), h('div', { class: 'scenarios' }, members.map((each) => button(each, each.activeAt.includes(vendor)))))));
  }

  function button(scenario, active) {
    return h('button', { type: 'button', class: 'scenario', 'data-key': scenario.name, 'data-scenario': scenario.name,
      'aria-pressed': String(active), onclick: () => carryOut(scenario, !active) },
    h('span', { class: 'row spread' }, h('strong', null, scenario.title), active && pill('On', 'warn')),
    h('span', null, scenario.description));
  }

  draw();
  return { node, refresh, close: () => {} };
}

function groups(scenarios) {
  const named = new Set(GROUPS.flatMap(([, names]) => names));
  return [...GROUPS.map(([title, names]) => [title, names.map((name) => scenarios.find((each) => each.name === name)).filter(Boolean)]),
    ['More', scenarios.filter((each) => !named.has(each.name))]].filter(([, members]) => members.length > 0);
}
