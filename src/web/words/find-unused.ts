/**
 * Keys that are put together where they are used: the word after the beginning comes from a document, a fact or a list.
 * Each is written in the sources as a template that begins so.
 */
export const computedBeginnings = [
  ...[
    'admin.change.',
    'admin.choice.',
    'admin.day.',
    'admin.days.kind.',
    'admin.fault.',
    'admin.field.',
    'admin.file.',
  ],
  ...['admin.group.', 'admin.hint.', 'admin.icon.', 'admin.key.', 'admin.list.none.', 'admin.new.', 'admin.none.'],
  ...['admin.noun.', 'admin.one.', 'admin.say.easter.', 'admin.section.', 'admin.switch.', 'admin.unit.'],
  ...['admin.unitName.'],
  ...['access.welcome.', 'account.theme.', 'app.pane.', 'app.skip.', 'attribute.', 'attribute.check.', 'bar.quality.'],
  ...['bar.stateTime.'],
  ...[
    'call.checklist.',
    'call.endedBy.',
    'callback.origin.',
    'case.role.',
    'case.state.',
    'cause.by.',
    'channel.',
    'consent.',
  ],
  ...['customer.flag.', 'customer.kind.', 'customer.owed.', 'customer.party.', 'customer.relation.'],
  ...['demo.scenario.', 'doctor.', 'doctor.state.', 'ending.', 'error.', 'fact.'],
  ...['flow.check.', 'flow.diff.', 'flow.exit.', 'flow.group.', 'flow.kind.', 'flow.new.', 'flow.problem.'],
  ...['flow.severity.', 'flow.test.is.', 'flow.test.of.', 'flow.test.say.'],
  ...['identity.detail.', 'identity.evidence.', 'identity.mark.', 'identity.strength.', 'lamp.'],
  ...[
    'object.state.',
    'object.types.',
    'offer.opens.',
    'person.',
    'phone.',
    'point.line.',
    'point.status.',
    'point.usage.',
  ],
  ...['reason.', 'report.contacts.', 'report.coverage.', 'report.period.'],
  ...['roster.missing.', 'roster.parked.kept.', 'roster.parked.why.'],
  ...['search.agrees.', 'search.differs.', 'search.field.', 'state.'],
  ...[
    'system.component.',
    'system.disk.',
    'system.drill.',
    'system.kind.',
    'system.level.',
    'system.space.',
    'system.state.',
    'system.why.',
  ],
  ...['timeline.ending.', 'timeline.filter.', 'why.'],
];

/** The API names the keys of a timeline: `TimelineEntry.text`. */
export const beginningsOfTheApi = ['timeline.'];

/** Keys that no source names, and beginnings that no source builds any more. */
export function findUnused(keys: readonly string[], sources: readonly string[]): string[] {
  const text = sources.join('\n');
  const named = new Set([...text.matchAll(/['"`]([\w-]+(?:\.[\w-]+)+)['"`]/g)].map((match) => match[1]!));
  const begun = [...computedBeginnings, ...beginningsOfTheApi];
  const stale = computedBeginnings.filter((beginning) => !text.includes(`\`${beginning}\${`));
  return [
    ...keys.filter((key) => !named.has(key) && !begun.some((beginning) => key.startsWith(beginning))),
    ...stale.map((beginning) => `${beginning}… is built nowhere`),
  ];
}

/** Keys that a source shows and no catalogue holds: a reader would see the key itself. */
export function findUnknown(keys: readonly string[], sources: readonly string[]): string[] {
  const known = new Set(keys);
  const shown = sources.flatMap((source) => [
    ...[...source.matchAll(/\bt\(\s*'([\w-]+(?:\.[\w-]+)+)'/g)].map((match) => match[1]!),
    ...[...source.matchAll(/\bi18nKey="([\w-]+(?:\.[\w-]+)+)"/g)].map((match) => match[1]!),
  ]);
  return [...new Set(shown)].filter((key) => !known.has(key));
}
