import Reports
import Testing

@Suite("Days of the calendar")
struct CalendarDateTests {
  @Test(
    "that exist print as ISO 8601",
    arguments: [
      (2023, 1, 1, "2023-01-01"), (2024, 2, 29, "2024-02-29"), (2000, 2, 29, "2000-02-29"),
      (2023, 12, 31, "2023-12-31"), (1990, 1, 1, "1990-01-01"), (2099, 11, 30, "2099-11-30"),
    ]
  )
  func existing(year: Int, month: Int, day: Int, text: String) {
    #expect(CalendarDate(year: year, month: month, day: day)?.text == text)
  }

  @Test(
    "that do not exist, or no report can carry, are none",
    arguments: [
      (2023, 2, 29), (2023, 2, 30), (2023, 4, 31), (2023, 0, 1), (2023, 13, 1), (2023, 1, 0),
      (2023, 1, 32), (2023, 1, -1), (2023, -1, 1), (1989, 12, 31), (2100, 1, 1), (0, 1, 1),
      (Int.max, Int.max, Int.max), (Int.min, Int.min, Int.min),
    ]
  )
  func absent(year: Int, month: Int, day: Int) {
    #expect(CalendarDate(year: year, month: month, day: day) == nil)
  }

  @Test("are in the order of time")
  func order() throws {
    let days = [(2022, 12, 31), (2023, 1, 1), (2023, 1, 2), (2023, 2, 1), (2024, 1, 1)]
      .compactMap { CalendarDate(year: $0.0, month: $0.1, day: $0.2) }
    #expect(days.count == 5)
    #expect(days == days.shuffled().sorted())
  }
}
