export { openMiniProgram, type CurrentPage, type Phone } from './phone.js';
export type { TreeNode } from './tree/node.js';
export type {
  Answers,
  CallRecord,
  ChosenFile,
  CloudGateway,
  Finder,
  ModalOptions,
  OpenOptions,
  PhoneError,
  RequestRecord,
  SetDataRecord,
  WechatSide,
} from './types.js';
