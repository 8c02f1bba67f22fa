package mirror.currency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListedRowTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "02-Jan-2024 03:04 7",
        "02Jan2024 03:04 7",
        "2024-01-02 03:04 1.2M",
        "2024-Jan-02 03:04:05 1.0K text/plain",
        "1/2/2024 3:04 PM 512",
        "12/31/23 3:04 PM",
        "02.01.2024",
        "Tue, 02 Jan 2024 03:04:05 GMT",
        "January 2, 2024",
        "Jan 2 2024",
        "2 janv. 2024",
        "2024年1月2日",
        "Jan 12 10:15",
        "-rw-r--r-- 1 ftp ftp 1234 Jan 2 2024",
        "2024/01/02 03:04",
        "2024-01-02T03:04:05.678Z",
        "2024.01.02",
        "2024. Jan 2",
        "2024년 1월 2일",
        "02/Jan/24",
        "2 Jan 24",
        "2 janv. 24 03:04",
        "31.12.23, 03:04",
        "on 02.01.2024.",
      })
  void aDayWithItsYearIsADate(String text) {
    assertTrue(row(text).showsDate());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1.2M",
        "2024",
        "3 days ago",
        "yesterday 10:15",
        "10:15",
        "today",
        "1,234 bytes",
        "5 minutes ago 12 KB",
        "version 1.2.3",
        "20240102 bytes",
        "Firmware 1.2.30",
        "Firmware 1.2.2024.5",
        "10.20.30.40",
        "1.2024.10.20",
        "downloads 12 30 45",
        "12 downloads 45",
        "1.2-30",
        "Studio 2019 Release 12",
      })
  void whatChangesByItselfOrNamesNoDayIsNone(String text) {
    assertFalse(row(text).showsDate());
  }

  @ParameterizedTest
  @CsvSource({
    "01-Jan-2024 10:00 29K, 8906, true",
    "01-Jan-2024 10:00 29K, 29300, false",
    "2024-Jan-02 03:04:05 29.3K text/html, 8906, true",
    "2024-Jan-02 03:04:05 29.3K text/html, 30003, false",
    "'1,5 MB', 1499999, false",
    "'1,5 MB', 1800000, true",
    "12 KiB 3 days ago, 12288, false",
    "<1K, 7, false",
    "1.0K, 973, false",
    "2 GB, 2147483648, false",
    "'1,234K', 7, false",
    "29K of 40K, 7, false",
    "12 Mar 2024, 7, false",
    "- , 7, false",
  })
  void aRoundedSizeMayRefuteABody(String text, long bytes, boolean refuted) {
    assertEquals(refuted, row(text).refutes(bytes));
  }

  @ParameterizedTest
  @CsvSource({"02-Jan-2024 03:04 7, true", "2024-01-02 7, false", "1/2/2024 3:04 PM, true"})
  void aTimeOfDayIsSeen(String text, boolean time) {
    assertEquals(time, row(text).showsTime());
  }

  @Test
  void onlyAPlainSizeContradictsABody() {
    assertTrue(new ListedRow("x", OptionalLong.of(7)).contradicts(8));
    assertFalse(new ListedRow("x", OptionalLong.of(7)).contradicts(7));
    assertFalse(new ListedRow("7K", OptionalLong.empty()).contradicts(8));
  }

  private static ListedRow row(String text) {
    return new ListedRow(text, OptionalLong.empty());
  }
}
