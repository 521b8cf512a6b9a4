import type { Worksheet } from 'exceljs';
import { COLUMNS, SHEETS } from './xlsx-columns.js';

function addHeader(sheet: Worksheet): void {
  sheet.columns = COLUMNS.map(({ header, key, width }) => ({ header, key, width, style: { numFmt: '@' } }));
  sheet.getRow(1).font = { bold: true };
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
}

/** The template that the console offers: an empty sheet to fill, an example, and what every column takes. */
export async function buildTemplate(): Promise<Buffer> {
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  addHeader(workbook.addWorksheet(SHEETS.notices));
  const example = workbook.addWorksheet(SHEETS.example);
  addHeader(example);
  example.addRow(COLUMNS.map((column) => column.example));
  const help = workbook.addWorksheet(SHEETS.help);
  help.columns = [{ width: 18 }, { width: 8 }, { width: 90 }];
  help.addRow(['列名', '必填', '怎样填写']).font = { bold: true };
  for (const { header, required, hint } of COLUMNS) help.addRow([header, required ? '是' : '否', hint]);
  help.addRow([]);
  help.addRow(['请在“公告”表中从第二行开始填写，每行一条；列的次序可以改变，列名不能改变。“示例”和“说明”两张表不会被导入。']);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
