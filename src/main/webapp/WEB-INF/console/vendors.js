// What differs between the vendors: the fields a creation takes, and where an answer holds what.

const COUNTRIES = ['US', 'IN', 'DE', 'GB', 'JP', 'SG', 'AU', 'BR'];

const cr3dentials = {
  name: 'cr3dentials',
  label: 'CR3DENTIALS',
  proves: 'Proves data from an account the person has',
  path: '/api/sessions',
  embedded: true,
  certified: true,
  groups: [
    {
      title: 'Verification',
      fields: [
        { name: 'externalReferenceId', label: 'Your reference', hint: 'Comes back with every answer' },
        { name: 'expiresInHours', label: 'Lifetime in hours', kind: 'number', hint: '1 to 168; the maximum when empty' },
        { name: 'country', label: 'Exit country', options: COUNTRIES, none: 'The vendor’s choice' },
      ],
    },
    {
      title: 'Person',
      hint: 'Free data about the person, kept out of every log.',
      fields: [
        { name: 'receiverData.name', label: 'Name', autocomplete: 'off' },
        { name: 'receiverData.email', label: 'E-mail', autocomplete: 'off' },
        { name: 'receiverData.phone', label: 'Phone', autocomplete: 'off' },
      ],
    },
  ],
  example: () => ({
    externalReferenceId: exampleReference('loan'), expiresInHours: '24',
    'receiverData.name': 'Ana Berg', 'receiverData.email': 'ana@example.org',
  }),
  idOf: (created) => created.sessionId,
  addressOf: (created) => created.embedUrl,
  stateOf: (answer) => ({ status: answer.status, progress: answer.progress ?? null }),
};

const verilock = {
  name: 'verilock',
  label: 'Verilock',
  proves: 'Checks identity documents and the face',
  path: '/api/verilock/sessions',
  certified: true,
  groups: [
    {
      title: 'Verification',
      fields: [
        { name: 'profile_id', label: 'Profile', required: true, wide: true, mono: true,
          hint: 'The UUID of a profile of your account: it sets steps and thresholds' },
        { name: 'external_id', label: 'Your reference', hint: 'Comes back with every answer' },
        { name: 'expires_in', label: 'Lifetime in seconds', kind: 'number', hint: '300 to 86400; an hour when empty' },
        { name: 'redirect_url', label: 'Return address', wide: true, hint: 'Where the person goes afterwards' },
      ],
    },
    {
      title: 'Person',
      fields: [
        { name: 'applicant_name', label: 'Name', autocomplete: 'off' },
        { name: 'applicant_email', label: 'E-mail', autocomplete: 'off' },
        { name: 'metadata', label: 'Metadata', kind: 'pairs', wide: true, hint: 'One key=value a line' },
      ],
    },
  ],
  example: () => ({
    profile_id: '3f0c9e1b-55d1-4c1e-9a57-0b7c2f0e7a10', external_id: exampleReference('kyc'),
    applicant_name: 'Ana Berg', applicant_email: 'ana@example.org',
  }),
  idOf: (created) => created.id,
  addressOf: (created) => created.session_url ?? created.hosted_url,
  stateOf: (answer) => ({ status: answer.status, progress: null }),
};

const deepidv = {
  name: 'deepidv',
  label: 'deepidv',
  proves: 'Checks documents, liveness and workflows',
  path: '/api/deepidv/sessions',
  groups: [
    {
      title: 'Person',
      fields: [
        { name: 'first_name', label: 'First name', required: true, autocomplete: 'off' },
        { name: 'last_name', label: 'Last name', required: true, autocomplete: 'off' },
        { name: 'email', label: 'E-mail', required: true, autocomplete: 'off' },
        { name: 'phone', label: 'Phone', required: true, autocomplete: 'off', hint: 'With country code, like +15550100123' },
      ],
    },
    {
      title: 'Verification',
      fields: [
        { name: 'external_id', label: 'Your reference', hint: 'Comes back with every answer' },
        { name: 'workflow_id', label: 'Workflow', hint: 'None for a session on its own' },
        { name: 'expiresInHours', label: 'Lifetime in hours', kind: 'number', hint: '1 to 8760' },
        { name: 'redirect_url', label: 'Return address', hint: 'https, where the person goes afterwards' },
      ],
    },
    {
      title: 'Invitations by the vendor',
      hint: 'Off: you hand out the address yourself. On: real mail and real SMS.',
      fields: [
        { name: 'send_email_invite', label: 'Let the vendor send an e-mail', kind: 'switch' },
        { name: 'send_phone_invite', label: 'Let the vendor send an SMS', kind: 'switch' },
      ],
    },
  ],
  example: () => ({
    first_name: 'Ana', last_name: 'Berg', email: 'ana@example.org', phone: '+15550100123',
    external_id: exampleReference('onboarding'),
  }),
  idOf: (created) => created.id ?? created.idv_id,
  addressOf: (created) => created.session_url,
  stateOf: (answer) => {
    const record = answer.session_record ?? answer.sessionRecord ?? answer;
    return { status: record.status, progress: null, step: record.session_progress ?? record.sessionProgress ?? null };
  },
};

const ALL = { cr3dentials, verilock, deepidv };

function exampleReference(prefix) {
  return `${prefix}-${Math.floor(1000 + Math.random() * 9000)}`;
}

export function vendor(name) {
  return ALL[name] ?? null;
}

export function vendorLabel(name) {
  return ALL[name]?.label ?? name;
}

/** The vendors that this page can start sessions of. */
export function knownVendors() {
  return Object.values(ALL);
}
