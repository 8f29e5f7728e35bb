// The way of every session, told before the first is started.
import { h } from '../dom.js';
import { overview } from '../overview.js';

export function flow() {
  const steps = [
    ['Create', 'One request to the vendor'],
    ['Verify', 'The person, on the vendor’s page'],
    ['Learn the end', 'By webhook, or without one'],
    ['Deliver', 'To your Camel route'],
    ...(overview()?.features?.crm ? [['CRM row', 'One a session, never two']] : []),
  ];
  return h('ol', { class: 'flow', 'aria-label': 'What happens' }, steps.map(([title, text]) =>
    h('li', null, h('strong', null, title), h('span', null, text))));
}
