import type { Core } from '../core.ts';
import type { Call } from '../types.ts';
import type { Body } from './body.ts';

/** Receives the bytes of a file at a URL from `files.getUploadURLExternal`. */
export function answerUpload(core: Core, id: string, secret: string, body: Body) {
  const file = core.state.files.get(id);
  const call: Call = { method: 'upload', args: { file: id }, at: core.now() };
  core.calls.push(call);
  const fault = core.faults.take('upload', call.args);
  const refused = fault?.kind === 'status' ? fault.status : file?.secret === secret ? 200 : 404;
  call.status = refused;
  if (fault?.kind === 'drop') return null;
  if (refused !== 200 || !file) return { status: refused, headers: {}, body: 'refused' };
  file.content = body.file ?? body.raw;
  core.pulse.changed();
  if (fault?.kind === 'lose') return null;
  return { status: 200, headers: {}, body: `OK - ${file.content.length}` };
}
