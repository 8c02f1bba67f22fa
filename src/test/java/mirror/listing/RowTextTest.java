package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          01-Jan-2024 10:00 12345           | 12345
          2024-01-01 10:00:59 +0000 0       | 0
          1/12/2016 3:05 PM 73,125,888      | 73125888
          Feb 5 2024 10:00 2024             | 2024
          5 Feb 2024 7                      | 7
          Mon Nov 30 16:43:04 2026          |
          Mon Nov 30 16:43:04 UTC 2026 5120 | 5120
          30 Nov 16:43 CET 2026             |
          Nov 30 16:43 2026                 | 2026
          Mon, 05 Feb 2024 10:00:00 GMT 99 bytes | 99
          1,234 B 2024-01-01                | 1234
          12345 3 days ago                  | 12345
          2024-01-01 12K                    |
          2024-01-01 1.5 MB                 |
          12 Мб                             |
          12 Mbytes                         |
          12 байт                           | 12
          2024-01-01 -                      |
          17 42                             |
          12 items                          |
          1,23                              |
          12345678901234567890              |
          v1.2.3                            |
          1234 Jan 1 12:00                  | 1234
          99999 Nov 24 19:40                | 99999
          -rw-r--r-- 1 ftp ftp 1234 Jan 1 12:00 | 1234
          -rw-r--r-- 1 ftp ftp 1234 Jan 1 2023 | 1234
          -rw-r--r-- 1 ftp ftp 7 Nov 30 19:40 |
          -rw-r--r-- ftp ftp 1234 2024-01-01 12:00 | 1234
          7 Nov 30 19:40                    |
          15 Jan 24 15:04                   |
          15 Jan 24 15:04 1234              | 1234
          2024-01-15 15:04 Release 7        |
          2024-01-15 15:04 Windows 10 drivers |
          2024-01-15 15:04 10 of Windows    | 10
          2024-01-15 15:04 PM 10 Windows 11 |
          1234 2024-01-15 15:04 of Windows  | 1234
          Unknown 3 2024-03-15T13:27:11+00:00 | 3
          2024-01-15 15:04 1234 text/plain  | 1234
          2024-01-15 15:04 a note of 12 B   | 12
          [TXT] 1234                        | 1234
          15 mai 12:00                      |
          3 heures                          |
          """)
  void onlyAPlainSizeIsASize(String text, Long bytes) {
    var size = RowText.of(text).bytes();
    assertEquals(bytes, size.isPresent() ? (Long) size.getAsLong() : null);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-01, true, false",
    "10:00, true, false",
    "3 hours ago, true, false",
    "\u200e09-Oct-2013, true, false",
    "\u200e1/\u200e12/\u200e2016 12, true, true",
    "12K, false, true",
    "1.5 GiB, false, true",
    "1.5Гб, false, true",
    "&nbsp;, false, false",
    "a file, false, false",
    "you may find, false, false",
    "march on, false, false",
    "May 2024, true, false",
    "Mar 12 10:00, true, false",
    "7 Nov 30 19:40, true, true",
    "24.12.23, true, false",
    "2024.1.31, true, false",
    "24.12.2023, true, false",
    "1.2.3, false, true",
    "1.234.567, false, true",
  })
  void datesAndSizesAreRecognised(String text, boolean dated, boolean sized) {
    assertEquals(dated, RowText.of(text).dated());
    assertEquals(sized, RowText.of(text).sized());
  }
}
