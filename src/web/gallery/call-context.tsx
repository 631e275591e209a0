import { Ban, Check, CreditCard, Mail, Phone, Wifi, Zap } from 'lucide-react';
import { Facts } from '../ui/facts.tsx';
import { FreshnessBadge } from '../ui/freshness-badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { PersonHead, PersonPoint } from '../ui/person-head.tsx';
import { Section } from '../ui/section.tsx';
import styles from './desk.module.css';

export function CallContext() {
  return (
    <>
      <PersonHead name="Čapková Alena" familyFirst about="12. 3. 1984 · Brno-střed · čeština">
        <PersonPoint icon={<Icon of={Phone} />} value="602 118 340" note="volá odtud" aside="radši po 16. h" live />
        <PersonPoint icon={<Icon of={Mail} />} value="a.capkova@posta.example" aside="potvrzený" />
      </PersonHead>
      <Section title="Faktury" aside={<FreshnessBadge freshness="fresh" source="ABRA" age="14 s" />}>
        <Facts
          facts={[
            { label: 'Neuhrazeno', value: '2 480,00 Kč', tone: 'strong' },
            { label: 'Po splatnosti', value: '1 faktura, 34 dní', tone: 'bad' },
            { label: 'Splátky', value: '3 z 12 · další 1. 12.' },
          ]}
        />
      </Section>
      <Section title="Smlouvy" aside={<FreshnessBadge freshness="fresh" source="zákaznický systém" age="2 min" />}>
        <Facts
          facts={[
            { label: 'Elektřina D25d', value: '1002331', tone: 'quiet', icon: <Icon of={Zap} /> },
            { label: 'Optika 500', value: '2200418', tone: 'quiet', icon: <Icon of={Wifi} /> },
            { label: 'Dobíjecí karty', value: '2', tone: 'quiet', icon: <Icon of={CreditCard} /> },
          ]}
        />
      </Section>
      <Section title="Objednávky" aside={<FreshnessBadge freshness="old" source="e-shop" age="před 6 h" />}>
        <Facts facts={[{ label: '18. 11.', value: 'Router AX3000 · 1 290 Kč zaplaceno' }]} />
      </Section>
      <Section title="Otevřené případy" aside="2">
        <Facts
          facts={[
            { label: <CaseLine no="4711" title="Dotaz na zůstatek" />, value: <small>nový</small>, tone: 'good' },
            {
              label: <CaseLine no="4682" title="Nesedí zůstatek po dobití" />,
              value: <small>6 h</small>,
              tone: 'quiet',
            },
          ]}
        />
      </Section>
      <Section title="Souhlasy">
        <ul className={styles.consents}>
          <li>
            <Icon of={Check} size={14} /> nahrávání
          </li>
          <li>
            <Icon of={Check} size={14} /> e-mail
          </li>
          <li>
            <Icon of={Ban} size={14} /> reklama
          </li>
        </ul>
      </Section>
    </>
  );
}

const CaseLine = ({ no, title }: { no: string; title: string }) => (
  <>
    <span className={styles.caseNo}>{no}</span> <span className={styles.caseTitle}>{title}</span>
  </>
);
