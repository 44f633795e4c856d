// `npm run build`: writes the page with the tenant's names into dist/.
import { mkdir, readFile, writeFile } from 'node:fs/promises';

const names = {
  TENANT: process.env.NEXT_PUBLIC_TENANT_ID ?? '',
  API_URL: process.env.NEXT_PUBLIC_API_URL ?? '',
};
for (const [name, value] of Object.entries(names)) {
  if (!value) throw new Error(`NEXT_PUBLIC_${name === 'TENANT' ? 'TENANT_ID' : name} is not set`);
}

const page = await readFile(new URL('index.html', import.meta.url), 'utf8');
await mkdir('dist', { recursive: true });
await writeFile('dist/index.html', page.replace(/%([A-Z_]+)%/g, (_, name) => names[name]));
