package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemarksTest {
  @ParameterizedTest
  @CsvSource({
    "Name Last modified Size Description, false",
    "Apache/2.4.57 (Debian) Server at 127.0.0.1 Port 80, false",
    "drwxr-xr-x root root Nov 24 00:16 <DIR> 24/Nov/2026 00:16:38 GMT, false",
    "Directory Listing - /sample tree/empty/ Powered by Undertow Jan 02 2024 --, false",
    "0 directories 0 files 0 B total - Served with Caddy, false",
    "This directory is empty., false",
    "'', false",
    "Service Unavailable, true",
    "error: cannot read directory, true",
    "Warning: opendir(/srv/pub): failed to open dir: Permission denied, true",
    "Wir sind bald wieder da!, true",
  })
  void wordsThatNoFrameNeedsAreRemarks(String text, boolean there) {
    var remarks = new Remarks();
    remarks.add(text);
    assertEquals(there, remarks.areThere());
  }
}
