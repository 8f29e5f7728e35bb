// The frame around the views: what is offered here, whether changes arrive, who is signed in.
import { get } from './api.js';
import { h, render } from './dom.js';
import { followChanges } from './events.js';
import { clockTime, keepTimesTrue } from './format.js';
import { icon } from './icons.js';
import { askOverview, overview, total } from './overview.js';
import { failure, loading } from './panels.js';
import { router } from './router.js';
import * as breakIt from './views/break.js';
import * as crm from './views/crm.js';
import * as health from './views/health.js';
import * as session from './views/session.js';
import * as sessions from './views/sessions.js';
import * as start from './views/start.js';

const LIVE_WORDS = { connecting: 'Connecting…', live: 'Live', broken: 'Reconnecting…', silent: 'No answer' };

const TRY_AGAIN_MILLIS = 5000;

let stream = 'connecting';
let lastRead = null;

function views() {
  const { features } = overview();
  return {
    ...(features.start ? { start } : {}),
    sessions,
    session,
    health,
    ...(features.crm ? { crm } : {}),
    ...(features.breakIt ? { break: breakIt } : {}),
  };
}

const routes = router(views, () => (overview().features.start ? 'start' : 'sessions'), showNavigation);

function showNavigation(entered = showNavigation.entered) {
  showNavigation.entered = entered;
  const shown = entered === 'session' ? 'sessions' : entered;
  const parked = total('parked');
  render(document.getElementById('navigation'), h('ul', null, Object.entries(views())
      .filter(([name]) => name !== 'session')
      .map(([name, view]) => h('li', { 'data-key': name },
          h('a', { href: `#${name}`, 'aria-current': name === shown ? 'page' : null }, icon(name), h('span', null, view.title),
              name === 'health' && parked > 0 && h('span', { class: 'badge' }, parked, h('span', { class: 'unseen' }, ' parked')))))));
}

async function changed() {
  const banner = document.getElementById('banner');
  try {
    await askOverview();
    lastRead = new Date().toISOString();
    render(banner);
    showNavigation();
    showLive(stream);
  } catch (problem) {
    // The server listens before the service is there.
    const [said, detail] = problem.status === 404 || problem.status === 503
      ? ['The service is starting', 'This page goes on by itself.'] : [problem.title, problem.detail];
    render(banner, h('p', { class: 'callout tone-bad' }, h('strong', null, said, '. '), detail, ' ',
        lastRead && h('span', null, 'What is shown is from ', clockTime(lastRead), '.')));
    showLive('silent');
    return;
  }
  await routes.refresh();
}

function streamIs(state) {
  stream = state;
  showLive(state);
}

function showLive(state) {
  const live = document.getElementById('live');
  live.dataset.state = state;
  if (live.textContent !== LIVE_WORDS[state]) {
    live.textContent = LIVE_WORDS[state];
  }
}

/** Whoever was let in by a cookie can end that; a script cannot see the cookie and has to ask. */
async function offerSignOut() {
  try {
    const { signedIn } = await get('/console/session');
    document.getElementById('sign-out').hidden = signedIn !== true;
  } catch {
    document.getElementById('sign-out').hidden = true;
  }
}

async function begin() {
  const place = document.getElementById('view');
  render(place, loading());
  try {
    await askOverview();
    lastRead = new Date().toISOString();
  } catch (problem) {
    render(place, failure(problem, begin));
    setTimeout(() => place.querySelector('.failure') && begin(), TRY_AGAIN_MILLIS);
    return;
  }
  render(place);
  document.getElementById('profile').textContent = overview().profile === 'sandbox' ? 'Sandbox' : 'Production';
  offerSignOut();
  routes.go(true);
  keepTimesTrue();
  followChanges(changed, streamIs);
}

document.getElementById('skip').addEventListener('click', (event) => {
  // The fragment names views, so the jump is made by hand.
  event.preventDefault();
  document.getElementById('content').focus();
});

begin();
