// `npm run start -- --hostname ADDRESS --port PORT`: serves dist/.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { hostname: { type: 'string', default: '127.0.0.1' }, port: { type: 'string', default: '3000' } },
});
const page = await readFile('dist/index.html');

createServer((request, response) => {
  const found = request.url === '/';
  response.writeHead(found ? 200 : 404, { 'content-type': found ? 'text/html; charset=utf-8' : 'text/plain' });
  response.end(found ? page : 'not found\n');
}).listen(Number(values.port), values.hostname);
