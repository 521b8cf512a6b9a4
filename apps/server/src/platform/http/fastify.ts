import { STATUS_CODES } from 'node:http';
import { isIP, type Socket } from 'node:net';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import multipart from '@fastify/multipart';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import { newId } from '../database/ids.js';
import { AppError } from './app-error.js';
import { errorBody } from './error.filter.js';
import { API_PREFIX } from './routes.js';

const UNTYPED = 'text/plain';
const RAW_TYPES = ['text/xml', 'application/xml', 'text/json', UNTYPED];
/** Below this, packing costs more than it saves. */
const COMPRESS_FROM_BYTES = 1024;
/** Answers are packed while somebody waits; the default of 11 is for files packed once. */
const BROTLI_QUALITY = 4;
const JSON_POLICY = "default-src 'none'; frame-ancestors 'none'";

const UNREADABLE: Readonly<Record<string, AppError>> = {
  HPE_HEADER_OVERFLOW: new AppError('TOO_LARGE', '请求头太大，无法接收'),
  ERR_HTTP_REQUEST_TIMEOUT: new AppError('MALFORMED_REQUEST', '请求迟迟没有发完'),
};

/** Bytes that are no HTTP never become a request; whoever sent them gets our shape of refusal all the same. */
function refuseUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const { status, body } = errorBody(UNREADABLE[error.code ?? ''] ?? new AppError('MALFORMED_REQUEST'), newId());
  const text = JSON.stringify(body);
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'content-type: application/json; charset=utf-8', `content-length: ${Buffer.byteLength(text)}`, 'x-content-type-options: nosniff', 'cache-control: no-store', 'connection: close'];
  if (socket.writable) socket.end(`${head.join('\r\n')}\r\n\r\n${text}`, () => socket.destroy());
  else socket.destroy();
}

/** The HTTP engine with our limits; its own refusals (a broken URL) look like all others. */
export const createAdapter = (config: Config): FastifyAdapter =>
  new FastifyAdapter({
    logger: false,
    bodyLimit: config.env.BODY_LIMIT_BYTES,
    // One proxy, ours: whatever stands further left in X-Forwarded-For is the caller's own word.
    trustProxy: (config.env.TRUST_PROXY || config.env.CLOUD_HOSTING) && ((_address: string, hop: number) => hop === 0),
    requestIdHeader: false,
    genReqId: newId,
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 120_000,
    connectionTimeout: 120_000,
    keepAliveTimeout: 30_000,
    forceCloseConnections: 'idle',
    clientErrorHandler: refuseUnreadable,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      const { status, body } = errorBody(error, String(request.id));
      void reply.status(status).send(body);
    },
  });

function addHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    void reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff').header('referrer-policy', 'same-origin');
    if (!reply.hasHeader('content-security-policy')) void reply.header('content-security-policy', JSON_POLICY);
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    done(null, payload);
  });
}

/**
 * wx.request says "JSON" of every request, also of a DELETE without a body: nothing is no broken JSON. And WeChat promises
 * no content type for its pushes: a body that does not say what it is arrives as bytes.
 */
function takeBodiesAsTheyAre(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers;
    if (length === '0' && encoding === undefined) delete request.headers['content-type'];
    else request.headers['content-type'] ||= UNTYPED;
    done();
  });
}

/** Cloud hosting names the phone in a header of its own; its X-Forwarded-For names its gateways. */
function readCloudAddress(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', ({ headers }, _reply, done) => {
    const address = String(headers['x-original-forwarded-for'] ?? '').split(',').at(-1)?.trim() ?? '';
    if (isIP(address)) headers['x-forwarded-for'] = address;
    else delete headers['x-forwarded-for'];
    done();
  });
}

/** Prefix, body parsers (raw bytes are kept for signed callbacks), uploads and headers. */
export async function prepareHttp(app: NestFastifyApplication, config: Config): Promise<void> {
  app.setGlobalPrefix(API_PREFIX);
  app.useBodyParser(RAW_TYPES, { bodyLimit: config.env.BODY_LIMIT_BYTES });
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  if (config.env.CLOUD_HOSTING) readCloudAddress(fastify);
  addHeaders(fastify);
  takeBodiesAsTheyAre(fastify);
  // Requests stay as they are: a small packed one could unfold into any size.
  await fastify.register(compress, { threshold: COMPRESS_FROM_BYTES, encodings: ['br', 'gzip'], brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }, globalDecompression: false });
  await fastify.register(multipart, { limits: { files: 1, fields: 20, fieldSize: 65_536, parts: 21 } });
}
