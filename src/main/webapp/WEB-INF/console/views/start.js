// Start a verification: choose the vendor, fill in what it takes, then watch it beside the vendor's page.
import { create, Problem } from '../api.js';
import { notify } from '../announce.js';
import { h, render } from '../dom.js';
import { clearObjections, fieldGroup, fill, request, showObjections } from '../fields.js';
import { followedVendors, overview } from '../overview.js';
import { head } from '../panels.js';
import { hasStandIns, leaveToPerson } from '../person.js';
import { platformChoice } from '../platforms.js';
import { vendor, knownVendors } from '../vendors.js';
import { flow } from './flow.js';
import { runningSession } from './running.js';

export const title = 'Start';

/** The view keeps its session and the vendor's page while others are looked at. */
export const kept = true;

export function open() {
  const stage = h('div', { class: 'stage' });
  const node = h('section', null,
      head('Start a verification', 'Choose a vendor, hand its page to the person, and watch the result reach the CRM.'), stage);
  let running = null;

  function showForm(preferred = null) {
    running?.close();
    running = null;
    render(stage, form(showRunning, preferred));
  }

  function showRunning(kind, created, byItself) {
    running = runningSession(kind, created, byItself, () => {
      showForm(kind.name);
      scrollTo(0, 0);
      stage.querySelector('input[name=vendor]:checked').focus({ preventScroll: true });
    });
    stage.replaceChildren(running.node);
    running.focus();
  }

  showForm();
  return { node, refresh: () => running?.refresh(), close: () => {} };
}

function form(started, preferred) {
  const followed = followedVendors();
  const offered = knownVendors().filter((each) => followed.includes(each.name));
  const chosen = offered.find((each) => each.name === preferred) ?? offered[0];
  const body = h('div', { 'data-alone': '' });
  const choices = h('fieldset', { class: 'group' }, h('legend', null, 'Vendor'),
      h('div', { class: 'cards vendors' }, offered.map((each) =>
        h('label', { class: 'card choice' },
            h('input', { type: 'radio', name: 'vendor', value: each.name, checked: each === chosen,
              onchange: () => body.replaceChildren(vendorForm(each, started)) }),
            h('span', { class: 'choice-text' }, h('strong', null, each.label), h('small', null, each.proves))))));
  if (chosen) {
    body.append(vendorForm(chosen, started));
  }
  return h('div', { 'data-alone': '' }, flow(), h('div', { class: 'panel form' }, choices, body));
}

function vendorForm(kind, started) {
  const platform = kind.embedded ? platformChoice() : null;
  const summary = h('div', { class: 'summary', role: 'alert' });
  const submit = h('button', { type: 'submit', class: 'primary large' }, 'Start verification');
  const sandbox = overview()?.profile === 'sandbox';
  const node = h('form', { novalidate: true, autocomplete: 'off', 'aria-label': `${kind.label} session`, onsubmit: send },
      platform?.node, kind.groups.map(fieldGroup), hasStandIns() && whoFinishes(), summary,
      h('div', { class: 'row actions' }, submit,
          sandbox && h('button', { type: 'button', onclick: () => fill(node, kind.example()) }, 'Fill in made-up data'),
          sandbox && h('button', { type: 'button', class: 'quiet', onclick: empty }, 'Empty the form'),
          sandbox && h('p', { class: 'hint' }, 'The data are made up. Change what you like.')));
  if (sandbox) {
    fill(node, kind.example());
  }

  function empty() {
    fill(node, Object.fromEntries(Object.keys(kind.example()).map((name) => [name, ''])));
    clearObjections(node);
    summary.replaceChildren();
  }

  async function send(event) {
    event.preventDefault();
    if (submit.disabled) {
      return;
    }
    const body = request(node, kind.groups);
    const chosen = new FormData(node).get('platformId');
    if (chosen) {
      body.platformId = Number(chosen);
    }
    clearObjections(node);
    summary.replaceChildren();
    submit.disabled = true;
    submit.textContent = 'Starting…';
    try {
      const created = await create(kind.path, body);
      const byItself = new FormData(node).get('finishing') === 'itself';
      if (hasStandIns() && !byItself) {
        await leaveToPerson(kind.name, kind.idOf(created));
      }
      notify(`${kind.label} session created.`);
      started(vendor(kind.name), created, byItself);
    } catch (problem) {
      object(problem);
    } finally {
      submit.disabled = false;
      submit.textContent = 'Start verification';
    }
  }

  function object(problem) {
    if (!(problem instanceof Problem)) {
      throw problem;
    }
    const objections = problem.errors.length > 0 ? problem.errors : [];
    const aboutPlatform = objections.find((each) => each.startsWith('platformId'));
    const rest = showObjections(node, kind.groups, objections.filter((each) => each !== aboutPlatform));
    if (aboutPlatform && platform) {
      platform.object(aboutPlatform);
    }
    const heading = objections.length > 0 ? 'Please correct what is marked below.' : problem.title;
    const texts = objections.length > 0 ? rest : [problem.detail];
    summary.replaceChildren(h('strong', null, heading), ...texts.map((each) => h('p', null, each)),
        ...(objections.length === 0 ? [h('p', null, adviceFor(problem))] : []));
    if (objections.length === 0) {
      summary.scrollIntoView({ block: 'nearest' });
    }
  }

  return node;
}

/** What to do about a refusal that is not about the fields. */
function adviceFor({ status }) {
  if (status === 404) {
    return 'Verifications of this vendor cannot be started here.';
  }
  if (status === 504) {
    return 'Look under Sessions before you start another: it turns up there if it was created.';
  }
  const standsIn = hasStandIns() ? ' Or take the fault back under Break it.' : '';
  return status === 429 || status >= 500
    ? `Nothing you typed is lost: try again in a moment.${standsIn}`
    : 'Nothing you typed is lost.';
}

function whoFinishes() {
  return h('fieldset', { class: 'group' }, h('legend', null, 'Who finishes it'),
      h('div', { class: 'row' },
          h('label', { class: 'check' },
              h('input', { type: 'radio', name: 'finishing', value: 'person', checked: true }), 'I do, on the vendor’s page'),
          h('label', { class: 'check' },
              h('input', { type: 'radio', name: 'finishing', value: 'itself' }), 'The sandbox, by itself')));
}
