import { useReactFlow, useViewport } from '@xyflow/react';
import { LayoutDashboard, Maximize, Minus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/reader.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useEditing } from './editor-context.tsx';
import styles from './workbench.module.css';

export type Drawing = 'canvas' | 'outline';

/** How the flow is shown, and how large. */
export function CanvasBar({ drawing, onDraw }: { drawing: Drawing; onDraw: (drawing: Drawing) => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.bar}>
      <div role="group" aria-label={t('flow.drawing')} className={styles.toggle}>
        <Button chosen={drawing === 'canvas'} onClick={() => onDraw('canvas')}>
          {t('flow.canvas')}
        </Button>
        <Button chosen={drawing === 'outline'} onClick={() => onDraw('outline')}>
          {t('flow.outline')}
        </Button>
      </div>
      {drawing === 'canvas' && <Zoom />}
    </div>
  );
}

function Zoom() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { change, definition } = useEditing();
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const { zoom } = useViewport();
  return (
    <div className={styles.zoom}>
      {definition.places && (
        <IconButton
          variant="outline"
          label={t('flow.tidy')}
          icon={<Icon of={LayoutDashboard} />}
          onClick={() => change({ kind: 'tidy' })}
        />
      )}
      <IconButton
        variant="outline"
        label={t('flow.zoom.out')}
        icon={<Icon of={Minus} />}
        onClick={() => void zoomOut()}
      />
      <span className={styles.percent}>{formats.percent(zoom)}</span>
      <IconButton variant="outline" label={t('flow.zoom.in')} icon={<Icon of={Plus} />} onClick={() => void zoomIn()} />
      <IconButton
        variant="outline"
        label={t('flow.zoom.fit')}
        icon={<Icon of={Maximize} />}
        onClick={() => void fitView({ maxZoom: 1 })}
      />
    </div>
  );
}
