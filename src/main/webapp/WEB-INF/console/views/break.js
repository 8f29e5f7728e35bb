// Break it: faults for the embedded stand-ins, to see that nothing is lost.
import { get, post } from '../api.js';
import { h, render } from '../dom.js';
import { clockTime, number } from '../format.js';
import { overviewOf } from '../overview.js';
import { empty, failure, head, loading } from '../panels.js';
import { pill } from '../states.js';
import { vendorLabel } from '../vendors.js';

export const title = 'Break it';

const LONGEST_LOG = 50;

export function open() {
  const body = h('div');
  const log = h('ol', { class: 'log' },
      h('li', { class: 'hint' }, 'Press a button. What it does, and what to watch, is said here.'));
  const node = h('section', null,
      head('Break it', 'The stand-ins misbehave on command. Every session still reaches its CRM row, once.',
          h('button', { type: 'button', onclick: repair }, 'Repair everything')),
      h('div', { class: 'columns' }, h('div', { class: 'panel' }, body),
          h('div', { class: 'panel sticky' }, h('h2', null, 'What happens now'),
              h('div', { role: 'log', 'aria-live': 'polite', 'aria-label': 'What happens now' }, log))));
  let control = null;
  let trouble = null;
  let vendor = null;

  async function refresh() {
    try {
      control = await get('/sandbox/control');
      trouble = null;
    } catch (problem) {
      trouble = problem;
    }
    draw();
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
    vendor = vendors.includes(vendor) ? vendor : vendors[0] ?? null;
    if (vendor === null) {
      render(body, empty('No stand-in runs', 'Buttons appear here once the sandbox profile runs a vendor’s stand-in.'));
      return;
    }
    const scenarios = control.scenarios.filter((each) => !each.vendors || each.vendors.includes(vendor));
    render(body,
        h('div', { class: 'segments', role: 'group', 'aria-label': 'Vendor' }, vendors.map((each) =>
          h('button', { type: 'button', 'data-key': each, 'aria-pressed': String(each === vendor), onclick: () => {
            vendor = each;
            draw();
          } }, vendorLabel(each)))),
        figures(control.vendors.find((each) => each.vendor === vendor)),
        h('div', { class: 'scenarios', 'data-key': `scenarios-${vendor}` }, scenarios.map((each) => button(each, isActive(each)))));
  }

  /** Said for all vendors together, or by vendor. */
  function isActive({ activeAt }) {
    return activeAt.includes(vendor);
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

/** What the stand-in counts, and what the service knows of the same vendor. */
function figures(state) {
  const sessions = Object.values(state?.sessions ?? {}).reduce((sum, count) => sum + Number(count), 0);
  const counts = overviewOf(state?.vendor)?.counts;
  return h('dl', { class: 'counts' }, [
    ['Sessions at the vendor', sessions],
    ['Requests it got', state?.requests?.total ?? 0],
    ['Backlog', counts?.backlog ?? 0],
    ['Parked', counts?.parked ?? 0],
  ].map(([name, value]) => h('div', { 'data-key': name }, h('dt', null, name), h('dd', null, number(value)))));
}
