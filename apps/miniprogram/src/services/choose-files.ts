import Taro from '@tarojs/taro';
import { RequestError } from './errors';
import type { ChosenFile, FileSource } from './files-port';

/** What was chosen before a person turned away is kept; turning away is no failure. */
async function unlessCancelled(choosing: Promise<ChosenFile[]>): Promise<ChosenFile[]> {
  try {
    return await choosing;
  } catch (failure) {
    if ((failure as { errMsg?: string }).errMsg?.includes('cancel')) return [];
    throw new RequestError('FILE_NOT_CHOSEN');
  }
}

async function photos(count: number): Promise<ChosenFile[]> {
  const { tempFiles } = await Taro.chooseMedia({ count, mediaType: ['image'], sizeType: ['compressed'], sourceType: ['album', 'camera'] });
  return tempFiles.map(({ tempFilePath, size }) => ({ path: tempFilePath, name: '照片.jpg', size, preview: tempFilePath }));
}

/** WeChat offers the files of its chats, not those of the phone. */
async function documents(count: number): Promise<ChosenFile[]> {
  const { tempFiles } = await Taro.chooseMessageFile({ count, type: 'file', extension: ['pdf'] });
  return tempFiles.map(({ path, name, size }) => ({ path, name, size, preview: null }));
}

export const documentsFrom = '微信聊天';

export const chooseFiles = (source: FileSource, count: number): Promise<ChosenFile[]> => unlessCancelled(source === 'photo' ? photos(count) : documents(count));
