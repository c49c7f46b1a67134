import type { Core } from '../core.ts';
import type { Call } from '../types.ts';
import type { Reply } from './dispatch.ts';

/** Runs a call, or the fault that was planned for it, and logs the result. */
export async function withFaults(core: Core, call: Call, work: () => NonNullable<Reply>): Promise<Reply> {
  const fault = core.faults.take(call.method, call.args);
  const done = (reply: NonNullable<Reply>): NonNullable<Reply> => {
    call.status = reply.status;
    call.result = reply.body;
    core.pulse.changed();
    return reply;
  };
  switch (fault?.kind) {
    case undefined:
      return done(work());
    case 'error':
      return done({ status: 200, headers: {}, body: { ok: false, error: fault.error, ...fault.extra } });
    case 'status':
      return done({ status: fault.status, headers: {}, body: { ok: false, error: 'internal_error' } });
    case 'ratelimit':
      return done({
        status: 429,
        headers: { 'retry-after': String(fault.retryAfter) },
        body: { ok: false, error: 'ratelimited' },
      });
    case 'drop':
      return null;
    case 'lose':
      done(work());
      return null;
    case 'hold': {
      const early = fault.when === 'after' ? done(work()) : undefined;
      fault.arrived();
      await fault.gate;
      return early ?? done(work());
    }
  }
}
