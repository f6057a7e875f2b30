import java.io.FileInputStream;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;

/**
 * Validates PDF files with veraPDF: Verify PROFILE[,PROFILE...] FILE...
 *
 * <p>Prints, separated by tabs, a line "checked PROFILE FILE CHECKS" for each file and profile, and a line "failed
 * PROFILE FILE RULE TIMES MESSAGE" for each rule of it that does not hold. The exit status says nothing about the files.
 */
public class Verify {
  private static final String FOLDER = "/org/verapdf/pdfa/validation/";
  private static final Map<String, String> PROFILES = Map.of("ua1", "PDFUA-1.xml", "2a", "PDFA-2A.xml");
  private static final int MOST_FAILURES = 100_000;

  public static void main(String[] args) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    for (String name : args[0].split(",")) {
      ValidationProfile profile;
      try (InputStream xml = Verify.class.getResourceAsStream(FOLDER + PROFILES.get(name))) {
        profile = Profiles.profileFromXml(xml);
      }
      for (int i = 1; i < args.length; i++) {
        print(name, args[i], validated(args[i], PDFAFlavour.fromString(name), profile));
      }
    }
  }

  private static ValidationResult validated(String file, PDFAFlavour flavour, ValidationProfile profile)
      throws Exception {
    try (InputStream in = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour)) {
      return ValidatorFactory.createValidator(profile, MOST_FAILURES, false, false, false).validate(parser);
    }
  }

  private static void print(String name, String file, ValidationResult result) {
    Map<String, Integer> times = new TreeMap<>();
    Map<String, String> messages = new HashMap<>();
    for (TestAssertion found : result.getTestAssertions()) {
      if (found.getStatus() == TestAssertion.Status.FAILED) {
        String rule = found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber();
        times.merge(rule, 1, Integer::sum);
        messages.putIfAbsent(rule, found.getMessage());
      }
    }
    System.out.println(String.join("\t", "checked", name, file, "" + result.getTotalAssertions()));
    times.forEach((rule, n) -> System.out.println(
        String.join("\t", "failed", name, file, rule, "" + n, messages.get(rule))));
  }
}
