-- Which of the waiting contacts an agent gets: by priority and ageing, by the share of the service level that has
-- passed, or by that share with those who are too late already after those who are not.
alter table tenant add column serving_policy text not null default 'priority'
  check (serving_policy in ('priority', 'delay-ratio', 'overdue-floor'));

-- From when on less is asked of an agent: [{"afterMs": 30000, "levelDrop": 2, "firstSkillOnly": false}, ...].
alter table queue
  add column relaxations jsonb not null default '[]' check (
    jsonb_typeof(relaxations) = 'array'
    and not jsonb_path_exists(
      relaxations,
      'strict $[*] ? (!(@.afterMs > 0 && @.levelDrop >= 0 && (@.firstSkillOnly == true || @.firstSkillOnly == false)))'
    )
  ),
  add check (service_level_ms > 0);
