import { minifyContractRouter } from '@orpc/contract';
import react from '@vitejs/plugin-react';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { contract } from './src/shared/api/contract.ts';
import { type BuiltFile, refuseLargeFirstLoad } from './src/web/first-load.ts';
import { type Catalogue, type Catalogues, findFaults } from './src/web/words/check-words.ts';
import { type WordsPart, wordsOfPart } from './src/web/words/words-part.ts';
import { languageFolders } from './tools/parts/languages.mjs';

export default defineConfig({
  root: 'src/web',
  plugins: [react(), contractWithoutSchemas(), wholeWords(), wordsApart(), compressed(), smallFirstLoad()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // Since then every browser knows light-dark(), which the tokens are written in.
    target: ['chrome125', 'edge125', 'firefox125', 'safari17.5'],
  },
});

/**
 * The browser needs the addresses of the contract and the types of its schemas, which are checked on the server: so the
 * schemas are left out, and the library that they are written in with them. So is what describes a route to people.
 */
function contractWithoutSchemas(): Plugin {
  return {
    name: 'contract-without-schemas',
    apply: 'build',
    enforce: 'pre',
    load: (id) =>
      id.endsWith('/src/shared/api/contract.ts')
        ? `export const contract = ${JSON.stringify(minifyContractRouter(contract), addressesOnly)};`
        : null,
    transform: (code, id) => {
      // The browser says refusals in its reader's words.
      if (id.endsWith('/src/shared/errors.ts')) return code.replaceAll(/,\s*title:\s*('[^'\n]*'|"[^"\n]*")/g, '');
      return id.includes('/src/shared/') ? code.replaceAll(/\b(z\.\w+|Object\.keys)\(/g, '/* @__PURE__ */ $&') : null;
    },
  };
}

/** `route` is what the library keeps of a route: where it is, how it is asked, and what is said of it. */
function addressesOnly(name: string, value: unknown): unknown {
  if (name !== 'route' || value === null || typeof value !== 'object' || !('path' in value)) return value;
  return { ...value, summary: undefined, tags: undefined };
}

/** Scripts and styles beside themselves as gzip and Brotli: compressed once, at their best, and served as they are. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    // What is written: until then the bundle is still being changed.
    writeBundle({ dir }, bundle) {
      for (const name of Object.keys(bundle)) {
        if (!dir || !/\.(js|css)$/.test(name)) continue;
        const file = join(dir, name);
        const plain = readFileSync(file);
        writeFileSync(`${file}.gz`, gzipSync(plain, { level: 9 }));
        writeFileSync(`${file}.br`, brotliCompressSync(plain));
      }
    },
  };
}

/** No web is built whose desk takes too long to come. */
function smallFirstLoad(): Plugin {
  return {
    name: 'small-first-load',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      const built = Object.values(bundle).map((file): [string, BuiltFile] => {
        const isChunk = file.type === 'chunk';
        const needs = isChunk ? [...file.imports, ...(file.viteMetadata?.importedCss ?? [])] : [];
        const gzipBytes = gzipSync(readFileSync(join(dir!, file.fileName)), { level: 9 }).length;
        return [file.fileName, { needs, source: isChunk ? file.facadeModuleId : null, gzipBytes }];
      });
      refuseLargeFirstLoad(new Map(built));
    },
  };
}

/** No web is built with a text that is missing in a language, or lacks one of its plural forms. */
function wholeWords(): Plugin {
  return {
    name: 'whole-words',
    buildStart: () => {
      const faults = findFaults(
        Object.fromEntries(languageFolders().map((one) => [one, readWords(one)])) as Catalogues,
      );
      if (faults.length > 0) throw new Error(`the words are not whole: ${faults.join('; ')}`);
    },
  };
}

/** A catalogue is one file, and two parts: what the desk reads at once, and what only administrators read. */
function wordsApart(): Plugin {
  return {
    name: 'words-apart',
    enforce: 'pre',
    load: (id) => {
      const [, language, part] = /\/words\/([\w-]+)\/words\.json\?part=(desk|later)$/.exec(id) ?? [];
      if (language === undefined) return null;
      const words = wordsOfPart(readWords(language), part as WordsPart);
      return { code: `export default ${JSON.stringify(words)};`, moduleType: 'js' };
    },
  };
}

function readWords(language: string): Catalogue {
  const file = `src/web/words/${language}/words.json`;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Catalogue;
  } catch (error) {
    throw new Error(`${file} cannot be read: ${String(error)}`, { cause: error });
  }
}
