import http from 'node:http';

const answers = {
  broken: (response) => response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify({ error: { code: 'INTERNAL', message: '服务器出了点问题，我们已经记录', requestId: 'test' } })),
  foreign: (response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad Gateway</html>'),
  gone: (response) => response.destroy(),
  silent: () => undefined,
};

/**
 * Stands between the phone and the server. `way` is what it does with a request: `open` passes it on, `broken` answers 500,
 * `foreign` a proxy's 502 page, `gone` hangs up as a lost network does, `silent` never answers.
 */
export class Gate {
  way = 'open';

  constructor(server) {
    this.server = server;
  }

  static async open(target) {
    const gate = new Gate(http.createServer((request, response) => (gate.way === 'open' ? pass(target, request, response) : answers[gate.way](response))));
    await new Promise((resolve) => gate.server.listen(0, '127.0.0.1', resolve));
    return gate;
  }

  get url() {
    return `http://127.0.0.1:${this.server.address().port}`;
  }

  async close() {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

function pass(target, request, response) {
  const onward = http.request(new URL(request.url, target), { method: request.method, headers: request.headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  onward.once('error', () => response.destroy());
  request.pipe(onward);
}
