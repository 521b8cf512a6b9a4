/** Preloaded into a process (`--import`): sets its clock ahead by CLOCK_AHEAD_MS. */
const aheadMs = Number(process.env['CLOCK_AHEAD_MS']);
const MachineDate = Date;

globalThis.Date = class extends MachineDate {
  constructor(...parts) {
    if (parts.length > 0) super(...parts);
    else super(new.target.now());
  }

  static now() {
    return MachineDate.now() + aheadMs;
  }
};
