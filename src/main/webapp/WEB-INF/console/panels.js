// What a view shows in place of its content: nothing yet, nothing at all, or a failure.
import { h } from './dom.js';
import { icon } from './icons.js';

/** Shown late, so that what comes at once does not flicker. */
export function loading(words = 'Loading…') {
  return h('p', { class: 'loading', role: 'status', 'data-key': 'loading' }, words);
}

export function empty(title, text, ...actions) {
  return h('div', { class: 'panel empty', 'data-key': 'empty' }, icon('empty'), h('h2', null, title), h('p', null, text),
      actions.length > 0 && h('p', { class: 'row centred' }, actions));
}

/** A failure with what to do about it. */
export function failure(problem, retry) {
  return h('div', { class: 'panel empty failure', role: 'alert', 'data-key': 'failure' },
      icon('failed'),
      h('h2', null, problem.title ?? 'This page has failed'),
      h('p', null, problem.detail ?? String(problem.message)),
      problem.errors?.length > 0 && h('ul', null, problem.errors.map((each) => h('li', null, each))),
      retry && h('p', { class: 'row centred' }, h('button', { type: 'button', onclick: retry }, 'Try again')));
}

export function head(title, lede, ...actions) {
  return h('div', { class: 'head', 'data-key': 'head' },
      h('div', null, h('h1', { tabindex: '-1' }, title), lede && h('p', { class: 'lede' }, lede)),
      actions.length > 0 && h('div', { class: 'row' }, actions));
}
