import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SystemReport } from '../../shared/api/system.ts';
import { api } from '../app/api.ts';
import { AdminFrame } from '../admin/admin-frame.tsx';
import { PageState } from '../customers/page-state.tsx';
import { Page } from '../ui/page.tsx';
import { StageSection } from '../ui/section.tsx';
import { BackupFacts } from './backup-facts.tsx';
import { CertificateFacts } from './certificate-facts.tsx';
import { ComponentsTable } from './components-table.tsx';
import { DisksTable } from './disks-table.tsx';
import { DrillFigures } from './drill-figures.tsx';
import { DrillStrip } from './drill-strip.tsx';
import { DrillsTable } from './drills-table.tsx';
import styles from './system.module.css';

const refreshMs = 30_000;

/** What the installation stands on, and whether it would come back: for administrators. */
export function SystemPage() {
  return (
    <AdminFrame title="rail.system">
      <Report />
    </AdminFrame>
  );
}

function Report() {
  const { t } = useTranslation();
  const id = useId();
  const { data, error, refetch } = useQuery({
    queryKey: ['system'],
    queryFn: () => api.system.get(),
    refetchInterval: refreshMs,
  });
  const report = data as SystemReport | undefined;
  if (!report) return <PageState error={error} onRetry={() => void refetch()} />;
  return (
    <Page scrolledByKeysAs={id}>
      <h1 id={id} className={styles.title}>
        {t('rail.system')}
      </h1>
      <DrillStrip report={report} />
      <DrillFigures report={report} />
      <StageSection title={t('system.components')}>
        <ComponentsTable components={report.components} />
      </StageSection>
      {report.disks.length > 0 && (
        <StageSection title={t('system.disks')}>
          <DisksTable disks={report.disks} />
        </StageSection>
      )}
      <StageSection title={t('system.certificate')}>
        <CertificateFacts report={report} />
      </StageSection>
      <StageSection title={t('system.backup')}>
        <BackupFacts report={report} />
      </StageSection>
      <StageSection title={t('system.drills')}>
        <DrillsTable drills={report.drills} />
      </StageSection>
    </Page>
  );
}
