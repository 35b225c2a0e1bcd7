<?php

// Debian's php-symfony-framework-bundle
require_once 'Symfony/Bundle/FrameworkBundle/autoload.php';
spl_autoload_register(function (string $class) {
    $file = __DIR__ . '/bundles/' . str_replace('\\', '/', substr($class, strlen('Mautic\\'))) . '.php';
    if (str_starts_with($class, 'Mautic\\') && is_file($file)) require $file;
});

use Symfony\Bundle\FrameworkBundle\FrameworkBundle;
use Symfony\Bundle\FrameworkBundle\Kernel\MicroKernelTrait;
use Symfony\Component\DependencyInjection\Loader\Configurator\ContainerConfigurator;
use Symfony\Component\HttpKernel\Kernel;
use Symfony\Component\Routing\Loader\Configurator\RoutingConfigurator;

class AppKernel extends Kernel
{
    use MicroKernelTrait;

    public function registerBundles(): iterable
    {
        yield new FrameworkBundle();
    }

    public function getProjectDir(): string
    {
        return dirname(__DIR__);
    }

    public function getCacheDir(): string
    {
        return __DIR__ . '/cache/' . $this->environment;
    }

    public function getLogDir(): string
    {
        return __DIR__ . '/logs';
    }

    public function boot(): void
    {
        parent::boot();
        $this->container->get('mautic.ip');
    }

    protected function configureContainer(ContainerConfigurator $container): void
    {
        $container->extension('framework', ['secret' => 'fixture']);
        $container->services()
            ->set('mautic.ip', Mautic\CoreBundle\Support\IpAddress::class)->public()
            ->load('Mautic\\CoreBundle\\Command\\', __DIR__ . '/bundles/CoreBundle/Command/*')
            ->autowire()
            ->autoconfigure();
    }

    protected function configureRoutes(RoutingConfigurator $routes): void
    {
    }
}
