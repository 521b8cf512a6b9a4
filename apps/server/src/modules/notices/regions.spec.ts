import { describe, expect, it } from '@jest/globals';
import { regionByCode, regionByName } from './regions.js';

describe('regions', () => {
  it.each([
    ['四川省广元市青川县', '510822'],
    ['云南玉溪市', '530400'],
    ['福建', '350000'],
    ['北京北京市西城区', '110102'],
    ['上海上海市', '310100'],
    ['湖北省宜昌市市本级', '420500'],
    ['普洱市本级', '530800'],
    ['湖北省宜昌市长阳土家族自治县', '420528'],
    ['黑龙江省鸡西市虎林市', '230381'],
    ['江西省修水县', '360424'],
    ['江西省省本级', '360000'],
    ['内蒙古自治区', '150000'],
    ['广西南宁市', '450100'],
    ['新疆维吾尔自治区', '650000'],
    ['广东中山市', '442000'],
    ['昭阳区', '530602'],
  ])('reads %s as %s', (text, code) => {
    expect(regionByName(text)?.code).toBe(code);
  });

  it.each(['全国', '', '鼓楼区', '市辖区', '某某镇'])('does not guess what %s means', (text) => {
    expect(regionByName(text)).toBeUndefined();
  });

  it('gives the own name and the way to it for a code, and the county for a town', () => {
    expect(regionByCode('510822')).toEqual({ code: '510822', name: '青川县', fullName: '四川省广元市青川县' });
    expect(regionByCode('510822101')?.code).toBe('510822');
    expect(regionByCode('51')?.name).toBe('四川省');
    expect(regionByCode('999999')).toBeUndefined();
  });
});
