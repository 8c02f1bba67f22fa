package mirror.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustTest {
  private static final String STORE = "javax.net.ssl.trustStore";

  @AfterEach
  void clear() {
    System.clearProperty(STORE);
  }

  @Test
  void whereJavasOwnAuthoritiesAreDamagedNobodyIsBelieved(@TempDir Path folder) throws IOException {
    Path damaged = Files.writeString(folder.resolve("cacerts"), "damaged");
    System.setProperty(STORE, damaged.toString());
    assertEquals(0, Trust.Platform.judgeOfJava().getAcceptedIssuers().length);
  }
}
