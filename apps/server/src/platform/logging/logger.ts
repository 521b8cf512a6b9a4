import type { LoggerService } from '@nestjs/common';
import { pino, type Logger as Pino } from 'pino';

const SECRETS = ['token', 'password', 'secret', 'authorization', 'sessionKey', 'session_key', 'access_token', 'aesKey', 'code', 'openid'];
const paths = SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** MySQL names the value that a unique key refused: it may be an openid. */
const withoutValue = (reason: unknown): unknown => (typeof reason === 'string' ? reason.replace(/(Duplicate entry ').*?(' for key)/gs, '$1[已隐去]$2') : reason);

/** Where lines of the log go. */
export interface LogSink {
  write(line: string): void;
}

/** The process's log: one JSON line an event, secrets and openids replaced. Injected by class. */
export class Log {
  private constructor(private readonly pino: Pino) {}

  /** A log that writes at `level` and above, to standard error unless told otherwise, so that standard output stays for answers. */
  static at(level: string, to: LogSink = pino.destination({ fd: 2, sync: true })): Log {
    return new Log(pino({ level, base: null, redact: { paths, censor: '[已隐去]' }, serializers: { reason: withoutValue }, timestamp: pino.stdTimeFunctions.isoTime }, to));
  }

  debug(message: string, fields: object = {}): void {
    this.pino.debug(fields, message);
  }

  info(message: string, fields: object = {}): void {
    this.pino.info(fields, message);
  }

  warn(message: string, fields: object = {}): void {
    this.pino.warn(fields, message);
  }

  error(message: string, fields: object = {}): void {
    this.pino.error(fields, message);
  }
}

/** Lets the framework write through {@link Log}; its start-up chatter is debug. */
export class NestLog implements LoggerService {
  constructor(private readonly to: Log) {}

  log(message: unknown, context?: unknown): void {
    this.to.debug(String(message), { context });
  }

  warn(message: unknown, context?: unknown): void {
    this.to.warn(String(message), { context });
  }

  error(message: unknown, stack?: unknown, context?: unknown): void {
    this.to.error(message instanceof Error ? message.message : String(message), { stack: message instanceof Error ? message.stack : stack, context });
  }
}
