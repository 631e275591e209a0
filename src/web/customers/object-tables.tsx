import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFieldText } from '../desk/interaction/field-text.ts';
import { useStateWord } from '../objects/use-state-word.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { groupObjects, type ObjectGroup, type OwnedObject } from './object-groups.ts';

/** All objects by type, each with all its fields. */
export function ObjectTables({ objects }: { objects: readonly OwnedObject[] }) {
  const { t } = useTranslation();
  if (objects.length === 0) return <EmptyState>{t('customer.noObjects')}</EmptyState>;
  return groupObjects(objects).map((group) => <ObjectTable key={group.typeKey} group={group} />);
}

function ObjectTable({ group }: { group: ObjectGroup }) {
  const { t } = useTranslation();
  const text = useFieldText();
  const word = useStateWord();
  const fields = group.objects[0]?.fields ?? [];
  const columns: Column<OwnedObject>[] = [
    {
      key: 'title',
      title: true,
      tone: 'strong',
      head: group.typeName,
      cell: (object) => (
        <Link to="/o/$object" params={{ object: object.id }}>
          {object.title}
        </Link>
      ),
    },
    { key: 'key', tone: 'quiet', head: t('attribute.number'), cell: (object) => object.key },
    ...fields.map(({ key, name, type }) => ({
      key,
      head: name,
      numeric: type === 'money' || type === 'number',
      cell: (object: OwnedObject) => {
        const field = object.fields.find((one) => one.key === key);
        return (field && text(field)) ?? '–';
      },
    })),
    { key: 'state', tone: 'second', head: t('case.state'), cell: (object) => word(object.state) },
  ];
  return <DataTable caption={group.typeName} columns={columns} rows={group.objects} rowKey={(object) => object.id} />;
}
