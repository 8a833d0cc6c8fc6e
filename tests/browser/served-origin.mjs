// Loaded before the audit by served.mjs: its pages come from the preview that runs, not from the folder.
import { Site } from '../audit/a11y/lib/site.mjs';

Site.prototype.serve = async function serve() {
  this.origin = new URL(process.env.KERNCIJFER_PREVIEW).origin;
  this.server = { close() {} };
};
