import Operations
import Testing

@Suite("Tables drawn with box characters")
struct BoxTableTests {
  private func cell(
    _ text: StyledText,
    _ alignment: BoxTable.Alignment = .leading,
    columns: Int = 1,
    rows: Int = 1
  ) -> BoxTable.Cell {
    BoxTable.Cell([text], alignment, columns: columns, rows: rows)
  }

  private func drawn(_ table: BoxTable, width: Int) -> [String] {
    table.drawn(width: width).map { $0.rendered(color: false) }
  }

  private var spanning: BoxTable {
    BoxTable([
      BoxTable.Row([
        cell("", rows: 2), cell("法人", .center, columns: 2), cell("总计", rows: 2),
      ]),
      BoxTable.Row([cell("企业"), cell("其他")], isRuled: true),
      BoxTable.Row(
        [cell("新收"), cell("1", .trailing), cell("20", .trailing), cell("21", .trailing)],
        isRuled: true
      ),
      BoxTable.Row([cell("结转"), cell("—", .center, columns: 3)]),
    ])
  }

  @Test("Han count two columns and spans have no lines inside")
  func spans() {
    #expect(
      drawn(spanning, width: 80) == [
        "┌──────┬─────────────┬──────┐",
        "│      │    法人     │ 总计 │",
        "│      ├──────┬──────┤      │",
        "│      │ 企业 │ 其他 │      │",
        "├──────┼──────┼──────┼──────┤",
        "│ 新收 │    1 │   20 │   21 │",
        "│ 结转 │         —          │",
        "└──────┴────────────────────┘",
      ]
    )
  }

  @Test("all lines of a part are equally wide", arguments: 20...90)
  func rectangular(_ width: Int) {
    var table = spanning
    table.rows.append(
      BoxTable.Row([
        cell("4.无正当理由大量反复申请（本列数据）"), cell("123456", .trailing),
        cell("0", .trailing), cell("12", .trailing),
      ])
    )
    let lines = table.drawn(width: width)
    var part: Set<Int> = []
    for line in lines {
      part.insert(line.columns)
      #expect(line.columns <= max(width, 30))
      if line.rendered(color: false).hasPrefix("└") {
        #expect(part.count == 1)
        part = []
      }
    }
  }

  @Test("labels wrap before numbers are parted")
  func labels() {
    let table = BoxTable([
      BoxTable.Row([cell("没有现成信息需要另行制作"), cell("7", .trailing)])
    ])
    #expect(
      drawn(table, width: 24) == [
        "┌──────────────────┬───┐",
        "│ 没有现成信息需要 │ 7 │",
        "│ 另行制作         │   │",
        "└──────────────────┴───┘",
      ]
    )
  }

  @Test("columns that do not fit are drawn below, with the labels again")
  func parts() {
    let table = BoxTable([
      BoxTable.Row([cell("一"), cell("1111111111"), cell("2222222222"), cell("3333333333")]),
      BoxTable.Row([cell("二"), cell("x", columns: 3)]),
    ])
    let lines = drawn(table, width: 32)
    #expect(lines.count { $0.hasPrefix("└") } == 2)
    #expect(lines.count { $0.contains("│ 一") } == 2)
    #expect(lines.count { $0.contains("│ x") } == 2)
    for number in ["1111111111", "2222222222", "3333333333"] {
      #expect(lines.count { $0.contains(number) } == 1)
    }
  }

  @Test("a table without rows has no lines")
  func empty() {
    #expect(BoxTable().drawn(width: 80).isEmpty)
  }

  @Test("rows that end early and cells that reach past the end are drawn")
  func ragged() {
    let table = BoxTable([
      BoxTable.Row([cell("a", rows: 9), cell("b")]), BoxTable.Row([cell("c"), cell("d")]),
      BoxTable.Row([]),
    ])
    #expect(
      drawn(table, width: 80) == [
        "┌───┬───┬───┐",
        "│ a │ b │   │",
        "│   │ c │ d │",
        "│   │   │   │",
        "└───┴───┴───┘",
      ]
    )
  }
}
