import { describe, expect, it } from '@jest/globals';
import { codeKey } from './project-code.js';

describe('codeKey', () => {
  it('makes written variants of one code equal', () => {
    expect(codeKey('〔230303〕ab[CS]2024-0015')).toBe(codeKey('[230303]AB[CS]2024-0015'));
    expect(codeKey('QSA010008-202501-01(2)')).not.toBe(codeKey('QSA010008-202501-01'));
  });

  it.each([null, '', '1', 'Q', '采购计划备', '2025-1', 'DJZX-FW-040)中标公告', '项目编号：QS-2025-0001', '/'])('takes %s for too little to join by', (code) => {
    expect(codeKey(code)).toBeNull();
  });

  it('cuts off what a crawler caught behind the code', () => {
    expect(codeKey('0724-2531Z2898607）中标结果公告')).toBe('0724-2531Z2898607');
  });
});
