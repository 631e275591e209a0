import { Ellipsis, FileText, Image, LayoutTemplate, Paperclip } from 'lucide-react';
import { Avatar } from '../ui/avatar.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Tag } from '../ui/tag.tsx';
import { TimelineMark } from '../ui/timeline.tsx';
import styles from './mail.module.css';

const letter = [
  'Dobrý den, pane Dvořáku,',
  '',
  'děkuji za fotografii. Ověřila jsem odečet a máte pravdu, říjnová faktura vychází z odhadu. Skutečný stav k 31. 10. je',
  '18 204 kWh, rozdíl tedy činí 2 907 Kč ve váš prospěch.',
  '',
  'Opravenou fakturu vám pošlu nejpozději',
].join('\n');

/** Half-written work that goes on while it rings. */
export const MailStage = () => (
  <>
    <header className={styles.head}>
      <div>
        <h1>Reklamace vyúčtování elektřiny 10/2026</h1>
        <p>
          Dvořák Josef · <a href="/cases/4702">Případ 4702</a> · fronta Reklamace · odpovědět do 17:00
        </p>
      </div>
      <Button menu>Přidělit</Button>
      <IconButton variant="outline" label="Další akce" icon={<Icon of={Ellipsis} />} />
    </header>
    <div className={styles.mail}>
      <Letters />
      <Reply />
    </div>
  </>
);

const Letters = () => (
  <ol className={styles.letters}>
    <li>
      <Avatar name="Josef Dvořák" size={24} />
      <div className={styles.letter}>
        <p className={styles.from}>
          <strong>Josef Dvořák</strong> <span>j.dvorak@posta.example</span> <time>dnes 11:26</time>
        </p>
        <p>
          Dobrý den,
          <br />
          za říjen jste mi naúčtovali 6 148 Kč, ale podle fotky elektroměru je spotřeba skoro o polovinu nižší. Byt jsme
          celý měsíc nevyužívali. Prosím o opravu a o informaci, kdy peníze vrátíte.
        </p>
        <p className={styles.files}>
          <Button icon={<Icon of={Image} />}>
            elektromer_31-10.jpg <small>1,8 MB</small>
          </Button>
          <Button icon={<Icon of={FileText} />}>
            faktura_2610.pdf <small>214 kB</small>
          </Button>
        </p>
      </div>
    </li>
    <li>
      <Avatar name="Radek Vlček" size={24} />
      <div className={styles.letter} data-internal="">
        <p className={styles.from}>
          <strong>Radek Vlček</strong> <Tag>interní poznámka</Tag> <time>dnes 13:05</time>
        </p>
        <p>Fotka z aplikace je platný odečet, opravnou fakturu schvaluji. Vratku prosím na účet, ne do zálohy.</p>
      </div>
    </li>
    <li className={styles.noted}>
      <TimelineMark kind="noted" /> Hovor s vámi dnes v 14:32 připojen k případu · 9:40 · stav elektroměru 18 204 kWh
      zapsán
    </li>
  </ol>
);

const Reply = () => (
  <section className={styles.reply} aria-label="Odpověď">
    <header>
      <strong>Odpověď</strong> komu <span>Josef Dvořák</span> <small>uloženo 15:04:02</small>
    </header>
    <textarea aria-label="Text odpovědi" defaultValue={letter} autoFocus />
    <footer>
      <IconButton label="Přiložit soubor" icon={<Icon of={Paperclip} />} />
      <Button variant="quiet" icon={<Icon of={LayoutTemplate} />} keys="::">
        Šablona
      </Button>
      <Button variant="quiet">Podpis</Button>
      <Button variant="ink" keys="Ctrl ↵">
        Odeslat
      </Button>
    </footer>
  </section>
);
